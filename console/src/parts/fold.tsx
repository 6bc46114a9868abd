// Content behind a line that opens it.

import { Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <details>
      <Text component="summary" c="var(--accent)" fw={550} mb="xs" style={{ cursor: 'pointer' }}>
        {title}
      </Text>
      {children}
    </details>
  );
}
