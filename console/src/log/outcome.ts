// The color of a log entry's outcome.

import type { LogEntry, LogOutcome } from '../../../src/http/api/schemas/log.ts';
import type { Tone } from '../parts/status.tsx';

type Ended = Pick<LogEntry, 'outcome' | 'code'>;

/** A look-up of a resource that does not exist: Entra expects the answer. */
export function isMiss({ outcome, code }: Ended): boolean {
  return outcome === 'success' && code === 'BC-202';
}

const tones: Readonly<Record<LogOutcome, Tone>> = {
  success: 'good',
  warning: 'warning',
  failure: 'bad',
  refused: 'bad',
};

export function toneOf(entry: Ended): Tone {
  return isMiss(entry) ? 'quiet' : tones[entry.outcome];
}
