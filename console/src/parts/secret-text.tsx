// A secret that is shown once, with a button to copy it.

import { Group, Paper } from '@mantine/core';
import type { ReactElement } from 'react';
import { CopyButton } from './copy-button.tsx';

export function SecretText({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  return (
    <Paper p="md" shadow="none" bg="var(--sunken)" bd="1px solid var(--mantine-color-default-border)">
      <output aria-label={label} style={{ userSelect: 'all' }}>
        <code>{text}</code>
      </output>
      <Group mt="sm">
        <CopyButton text={text} what={label} variant="filled" data-autofocus />
      </Group>
    </Paper>
  );
}
