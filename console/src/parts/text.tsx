// Texts of special kinds: a hint, a sentence with labels of Entra, a text that folds away, and raw text.

import { Text, Textarea } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** A quiet line in small type, beside what it explains. */
export function Hint({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <Text c="dimmed" size="sm">
      {children}
    </Text>
  );
}

/** A sentence in which *asterisks* mark labels of Entra's screens. */
export function Emphasis({ text }: { readonly text: string }): ReactElement {
  const parts = text.split('*');
  return (
    <>
      {parts.map((part, index) => (index % 2 === 0 ? part : <strong key={`${String(index)} ${part}`}>{part}</strong>))}
    </>
  );
}

/** Content behind a line that opens it. */
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

const maxRows = 26;

/** Raw text in a read-only field. */
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
