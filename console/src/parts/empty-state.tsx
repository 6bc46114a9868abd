// An empty list: one sentence why it is empty, one thing to do.

import { Paper, Stack, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from '../theme/icons.tsx';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
}

export function EmptyState({ icon, title, text, children }: EmptyStateProps): ReactElement {
  return (
    <Paper
      px="lg"
      py={64}
      shadow="none"
      bg="transparent"
      bd="1px dashed var(--mantine-color-default-border)"
      data-empty
    >
      <Stack align="center" gap="sm" ta="center">
        <Text span c="var(--accent)" lh={1}>
          <Icon name={icon} size={36} />
        </Text>
        <h2>{title}</h2>
        {text !== undefined && (
          <Text c="dimmed" maw="46ch">
            {text}
          </Text>
        )}
        {children}
      </Stack>
    </Paper>
  );
}
