// An attribute by its name on the screen, with its path.

import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWords } from '../locales/locale.tsx';
import { labelOfPath } from './attribute-label.ts';

export function AttributeName({ path }: { readonly path: string }): ReactElement {
  const words = useWords();
  const label = labelOfPath(path, words);
  return (
    <>
      {label !== undefined && <div>{label}</div>}
      <Text span c="dimmed">
        <code>{path}</code>
      </Text>
    </>
  );
}
