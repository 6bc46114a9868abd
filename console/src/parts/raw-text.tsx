// Raw text in a read-only field.

import { Textarea } from '@mantine/core';
import type { ReactElement } from 'react';

const maxRows = 26;

export function RawText({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  const rows = Math.min(text.split('\n').length, maxRows);
  return (
    <Textarea
      aria-label={label}
      value={text}
      rows={rows}
      readOnly
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.83rem', whiteSpace: 'pre' } }}
    />
  );
}
