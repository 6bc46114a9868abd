// Asks before a Secret Token is removed, with a warning when Entra has used it lately.

import type { ReactElement } from 'react';
import type { ConsoleToken } from '../../../src/http/api/contract.ts';
import { formatMoment } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { isInUse, useTokenRemoval } from './tokens.ts';

interface RemoveTokenDialogProps {
  readonly directoryId: string;
  readonly token: ConsoleToken | undefined;
  readonly onClose: () => void;
}

export function RemoveTokenDialog({ directoryId, token, onClose }: RemoveTokenDialogProps): ReactElement {
  const { words, language } = useLocale();
  const removal = useTokenRemoval(directoryId, onClose);
  const nowMs = Date.now();
  const isBusy = token !== undefined && isInUse(token, nowMs);
  return (
    <ConfirmDialog
      title={words('token.remove.title')}
      confirm={words('token.remove.confirm')}
      isOpen={token !== undefined}
      act={removal}
      onConfirm={() => token !== undefined && removal.mutate(token.id)}
      onClose={onClose}
    >
      <p>
        <strong>{token?.name}</strong> <code>{token?.hint}</code>
      </p>
      {isBusy && (
        <Notice tone="warning">
          {words('token.remove.busy', { when: formatMoment(token.lastUsedAt ?? '', nowMs, language) })}
        </Notice>
      )}
      <p>{words('token.remove.quiet')}</p>
    </ConfirmDialog>
  );
}
