// A sentence in which *asterisks* mark labels of Entra's screens.

import type { ReactElement } from 'react';

export function Emphasis({ text }: { readonly text: string }): ReactElement {
  const parts = text.split('*');
  return (
    <>
      {parts.map((part, index) => (index % 2 === 0 ? part : <strong key={`${String(index)} ${part}`}>{part}</strong>))}
    </>
  );
}
