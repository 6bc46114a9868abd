// What a change does to cards before it is saved: how many entered values it hides, and the first of the users.

import type { ReactElement } from 'react';
import { useCardWords } from '../cards/card-words.ts';
import { Notice } from '../parts/notice.tsx';

interface ConcernedProps {
  /** How many cards change. */
  readonly changed: number;
  readonly hiddenValues: number;
  readonly examples: readonly { readonly displayName: string }[];
}

const most = 5;

export function Concerned({ changed, hiddenValues, examples }: ConcernedProps): ReactElement {
  const say = useCardWords();
  const names = examples.slice(0, most).map(({ displayName }) => displayName);
  return (
    <>
      {hiddenValues > 0 && <Notice tone="warning">{say('template.hides', { count: hiddenValues })}</Notice>}
      {names.length > 0 && (
        <p>
          {names.join(', ')} {changed > names.length && say('template.others', { count: changed - names.length })}
        </p>
      )}
    </>
  );
}
