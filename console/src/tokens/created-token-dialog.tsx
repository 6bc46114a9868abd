// The new Secret Token, shown once. The dialog closes only after "I’ve saved this token" is checked.

import { Button, Checkbox } from '@mantine/core';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { CreatedToken } from '../../../src/http/console/contract.ts';
import { useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';

interface CreatedTokenDialogProps {
  readonly created: CreatedToken | undefined;
  readonly onClose: () => void;
}

export function CreatedTokenDialog({ created, onClose }: CreatedTokenDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog
      title={words('token.shown.title')}
      isOpen={created !== undefined}
      canDismiss={false}
      size="lg"
      onClose={onClose}
    >
      {created !== undefined && <Secret secret={created.secret} onClose={onClose} />}
    </Dialog>
  );
}

function Secret({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }): ReactElement {
  const words = useWords();
  const [isPasted, setPasted] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isPasted) onClose();
  }

  return (
    <form className="stack" onSubmit={submit}>
      <p>{words('token.shown.once')}</p>
      <div className="secret">
        <output className="mono" aria-label={words('token.title')}>
          {secret}
        </output>
        <CopyButton text={secret} what={words('token.title')} variant="filled" data-autofocus />
      </div>
      <p className="quiet small">
        {words('token.shown.length', { count: secret.length })} {words('token.shown.lost')}
      </p>
      <div className="split">
        <Checkbox
          label={words('token.shown.pasted')}
          checked={isPasted}
          onChange={(event) => setPasted(event.currentTarget.checked)}
        />
        <Button type="submit" disabled={!isPasted}>
          {words('app.close')}
        </Button>
      </div>
    </form>
  );
}
