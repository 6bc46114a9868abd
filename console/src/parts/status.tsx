// A state in a word, after a mark whose shape says the same as its colour.

import type { ReactElement, ReactNode } from 'react';
import classes from './status.module.css';

/** good: filled dot; busy: pulsing dot; quiet: ring; warning: triangle; bad: square. */
export type Tone = 'good' | 'busy' | 'quiet' | 'warning' | 'bad';

export function Status({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactElement {
  return (
    <span className={classes['status']} data-tone={tone}>
      <span className={classes['mark']} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
