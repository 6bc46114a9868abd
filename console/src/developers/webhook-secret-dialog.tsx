// The secret of a webhook, shown once.

import type { ReactElement } from 'react';
import type { CreatedWebhook } from '../../../src/http/api/schemas/webhooks.ts';
import { useWords } from '../locales/locale.tsx';
import { SecretDialog } from '../parts/secret.tsx';

interface WebhookSecretDialogProps {
  readonly created: CreatedWebhook | undefined;
  readonly onClose: () => void;
}

export function WebhookSecretDialog({ created, onClose }: WebhookSecretDialogProps): ReactElement {
  const words = useWords();
  return (
    <SecretDialog
      title={words('webhook.secret.title')}
      text={words('webhook.secret.once')}
      label={words('webhook.secret')}
      secret={created?.secret}
      hint={words('webhook.secret.hint')}
      close={words('webhook.secret.close')}
      onClose={onClose}
    />
  );
}
