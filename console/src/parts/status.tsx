// A status with a word and a shape, so that colour alone carries no meaning.

import type { ReactElement, ReactNode } from 'react';

/** good: filled dot; busy: pulsing dot; quiet: ring; warning: triangle; bad: square. */
export type Tone = 'good' | 'busy' | 'quiet' | 'warning' | 'bad';

/** Mark and word. */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactElement {
  return (
    <span className={`status status-${tone}`}>
      <span className="status-mark" aria-hidden="true" />
      {children}
    </span>
  );
}
