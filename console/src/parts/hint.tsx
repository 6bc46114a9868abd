// A quiet line in small type, beside what it explains.

import { Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

export function Hint({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <Text c="dimmed" size="sm">
      {children}
    </Text>
  );
}
