// A secret that is shown once.

import { Button, Group, Paper, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { given } from './address.ts';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';
import { Hint } from './text.tsx';

export function SecretText({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  return (
    <Paper p="md" shadow="none" bg="var(--sunken)" bd="1px solid var(--mantine-color-default-border)">
      <output aria-label={label} style={{ userSelect: 'all' }}>
        <code>{text}</code>
      </output>
      <Group mt="sm">
        <CopyButton text={text} what={label} variant="filled" autoFocus />
      </Group>
    </Paper>
  );
}

interface SecretDialogProps {
  readonly title: string;
  readonly text: string;
  /** The name of the secret. */
  readonly label: string;
  /** Undefined while there is none to show. */
  readonly secret: string | undefined;
  readonly hint: string;
  /** The label of the button that closes the dialog. */
  readonly close: string;
  readonly onClose: () => void;
  /** Takes the focus instead of the opener. */
  readonly onClosed?: () => void;
}

export function SecretDialog(props: SecretDialogProps): ReactElement {
  const { title, text, label, secret, hint, close, onClose, onClosed } = props;
  return (
    <Dialog
      title={title}
      isOpen={secret !== undefined}
      canDismiss={false}
      isWide
      onClose={onClose}
      {...given({ onClosed })}
    >
      {secret !== undefined && (
        <Stack>
          <p>{text}</p>
          <SecretText label={label} text={secret} />
          <Hint>{hint}</Hint>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {close}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
