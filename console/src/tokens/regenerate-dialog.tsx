// Regenerates the Secret Token: a second token (recommended), or immediate replacement.

import { Button, Radio } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useWords } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { LifetimeChoice } from './lifetime-choice.tsx';
import { lifetimeOf, maxActiveTokens, type TokenCreation, useLifetimes } from './tokens.ts';

interface RegenerateDialogProps {
  readonly activeTokens: number;
  /** How many of them may be replaced here: a guest replaces no token of others. */
  readonly replaceable: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly creation: TokenCreation;
}

export function RegenerateDialog(props: RegenerateDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('token.regenerate.title')} isOpen={props.isOpen} onClose={props.onClose}>
      <RegenerateForm {...props} />
    </Dialog>
  );
}

function RegenerateForm({ activeTokens, replaceable, onClose, creation }: RegenerateDialogProps): ReactElement {
  const words = useWords();
  const isFull = activeTokens >= maxActiveTokens;
  const [choice, setChoice] = useState(isFull ? 'replace' : 'second');
  const [lifetime] = useLifetimes();
  const [days, setDays] = useState(lifetime);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const replace = choice === 'replace' ? { replace: true } : {};
    creation.mutate({ ...replace, ...lifetimeOf(days) }, { onSettled: onClose });
  }

  return (
    <form className="stack" onSubmit={submit}>
      <Radio.Group aria-label={words('token.regenerate.title')} value={choice} onChange={setChoice}>
        <div className="stack">
          <Radio
            value="second"
            disabled={isFull}
            label={words('token.regenerate.second')}
            description={words(isFull ? 'token.regenerate.second.full' : 'token.regenerate.second.hint')}
          />
          <Radio
            value="replace"
            disabled={replaceable === 0}
            label={words('token.regenerate.replace')}
            description={words('token.regenerate.replace.hint')}
          />
        </div>
      </Radio.Group>
      <LifetimeChoice days={days} onChoose={(chosen = lifetime) => setDays(chosen)} />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {words('app.cancel')}
        </Button>
        <Button type="submit" loading={creation.isPending} disabled={isFull && replaceable === 0} data-autofocus>
          {words('token.regenerate.submit')}
        </Button>
      </div>
    </form>
  );
}
