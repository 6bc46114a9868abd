// The new API key, shown once.

import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { CreatedApiKey } from '../../../src/http/api/schemas/api-keys.ts';
import { useWords } from '../locales/locale.tsx';
import { SecretText } from '../parts/copy-button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Hint } from '../parts/text.tsx';

interface CreatedKeyDialogProps {
  readonly created: CreatedApiKey | undefined;
  readonly onClose: () => void;
}

export function CreatedKeyDialog({ created, onClose }: CreatedKeyDialogProps): ReactElement {
  const words = useWords();
  return (
    <Dialog
      title={words('apiKey.shown.title')}
      isOpen={created !== undefined}
      canDismiss={false}
      isWide
      onClose={onClose}
    >
      {created !== undefined && (
        <Stack>
          <p>{words('apiKey.shown.once', { name: created.key.name })}</p>
          <SecretText label={words('apiKey.one')} text={created.secret} />
          <Hint>{words('apiKey.shown.lost')}</Hint>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('apiKey.shown.close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
