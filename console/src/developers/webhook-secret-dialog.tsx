// The secret of a webhook, shown once.

import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CreatedWebhook } from '../../../src/http/api/schemas/webhooks.ts';
import { useWords } from '../locales/locale.tsx';
import { SecretText } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Hint } from '../parts/text.tsx';

interface WebhookSecretDialogProps {
  readonly created: CreatedWebhook | undefined;
  readonly onClose: () => void;
}

export function WebhookSecretDialog({ created, onClose }: WebhookSecretDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog
      title={words('webhook.secret.title')}
      isOpen={created !== undefined}
      canDismiss={false}
      isWide
      onClose={onClose}
    >
      {created !== undefined && (
        <Stack>
          <p>{words('webhook.secret.once')}</p>
          <SecretText label={words('webhook.secret')} text={created.secret} />
          <Hint>{words('webhook.secret.hint')}</Hint>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('webhook.secret.close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
