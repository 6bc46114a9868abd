// A password link, shown once.

import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import type { InvitedAdministrator } from '../../../src/http/console/contract.ts';
import { formatExactly } from '../locales/format.ts';
import { useLocale, useWords } from '../locales/locale.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';

interface LinkDialogProps {
  readonly invited: InvitedAdministrator | undefined;
  readonly onClose: () => void;
}

export function LinkDialog({ invited, onClose }: LinkDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog title={words('link.title')} isOpen={invited !== undefined} canDismiss={false} size="lg" onClose={onClose}>
      {invited !== undefined && <Link invited={invited} onClose={onClose} />}
    </Dialog>
  );
}

function Link({ invited, onClose }: { readonly invited: InvitedAdministrator; readonly onClose: () => void }) {
  const { words, language } = useLocale();
  return (
    <div className="stack">
      <p>{words('link.text', { email: invited.administrator.email })}</p>
      <div className="secret">
        <output className="mono" aria-label={words('link.what')}>
          {invited.link}
        </output>
        <CopyButton text={invited.link} what={words('link.what')} variant="filled" data-autofocus />
      </div>
      <p className="quiet small">{words('link.expires', { when: formatExactly(invited.expiresAt, language) })}</p>
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {words('app.close')}
        </Button>
      </div>
    </div>
  );
}
