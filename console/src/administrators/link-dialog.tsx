// The link with which an administrator chooses a password, shown once.

import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import type { InvitedAdministrator } from '../../../src/http/api/contract.ts';
import { formatExactly } from '../locales/format.ts';
import { useLocale } from '../locales/locale.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Hint } from '../parts/hint.tsx';
import { SecretText } from '../parts/secret-text.tsx';

interface LinkDialogProps {
  readonly invited: InvitedAdministrator | undefined;
  readonly onClose: () => void;
}

export function LinkDialog({ invited, onClose }: LinkDialogProps): ReactElement {
  const { words, language } = useLocale();
  return (
    <Dialog title={words('link.title')} isOpen={invited !== undefined} canDismiss={false} size="lg" onClose={onClose}>
      {invited !== undefined && (
        <Stack>
          <p>{words('link.text', { email: invited.administrator.email })}</p>
          <SecretText label={words('link.what')} text={invited.link} />
          <Hint>{words('link.expires', { when: formatExactly(invited.expiresAt, language) })}</Hint>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words('app.close')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
