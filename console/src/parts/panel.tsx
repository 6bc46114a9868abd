// A card of a page: a region named by its heading, with an optional state beside it.

import { Group, Paper, Stack } from '@mantine/core';
import { type ReactElement, type ReactNode, useId } from 'react';

interface PanelProps {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly isDangerous?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, aside, isDangerous = false, children }: PanelProps): ReactElement {
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      p={{ base: 'md', sm: 28 }}
      miw={0}
      {...(isDangerous ? { bd: '1px solid var(--mantine-color-red-light-color)' } : {})}
    >
      <Stack>
        <Group justify="space-between" gap="xs">
          <h2 id={id}>{title}</h2>
          {aside}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
}
