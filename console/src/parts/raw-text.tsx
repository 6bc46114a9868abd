// Raw text in a read-only field.

import type { ReactElement } from 'react';

const maxRows = 26;

export function RawText({ label, text }: { readonly label: string; readonly text: string }): ReactElement {
  const rows = Math.min(text.split('\n').length, maxRows);
  return <textarea className="raw" aria-label={label} value={text} rows={rows} readOnly spellCheck={false} />;
}
