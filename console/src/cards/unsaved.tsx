// Asks before a page is left whose entries are not saved.

import { useRouter } from '@tanstack/react-router';
import { type ReactElement, useEffect, useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { Form } from '../parts/form.tsx';
import { useCardWords } from './card-words.ts';

type Answer = (staysHere: boolean) => void;

interface UnsavedProps {
  /** Whether the entries outlive another tab of the same page. */
  readonly isKeptByTabs?: boolean;
}

/** Is on the page for as long as there is something to lose. */
export function Unsaved({ isKeptByTabs = false }: UnsavedProps): ReactElement {
  const say = useCardWords();
  const { history } = useRouter();
  const [answer, setAnswer] = useState<Answer>();
  useEffect(
    () =>
      history.block({
        blockerFn: ({ currentLocation: { pathname }, nextLocation }) =>
          isKeptByTabs && nextLocation.pathname === pathname
            ? false
            : new Promise<boolean>((resolve) => setAnswer(() => resolve)),
      }),
    [history, isKeptByTabs],
  );
  const decide: Answer = (staysHere) => {
    setAnswer(undefined);
    answer?.(staysHere);
  };
  return (
    <Dialog title={say('unsaved.title')} isOpen={answer !== undefined} onClose={() => decide(true)}>
      <Form submit={say('unsaved.leave')} isDangerous onSubmit={() => decide(false)}>
        <p>{say('unsaved.text')}</p>
      </Form>
    </Dialog>
  );
}
