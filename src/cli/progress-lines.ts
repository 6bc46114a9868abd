// Progress of long work where there is no terminal: now and then a line on standard error.

import type { ProgressBar } from './progress-bar.ts';
import { printLine } from './workspace.ts';

const everyMs = 5_000;

/** The first line comes after the first five seconds: short work says nothing. */
export function createProgressLines(now: () => number): ProgressBar {
  let lastAt = now();
  return {
    show: ({ phase, done, total }) => {
      if (now() - lastAt < everyMs) return;
      lastAt = now();
      printLine(`${phase}: ${done} of ${total}`);
    },
    stop: () => undefined,
  };
}
