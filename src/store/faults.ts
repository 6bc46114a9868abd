// Faults of the storage that this process meets: counted for readiness and metrics, and logged with what to do about them, each kind
// at most once a minute.

import { type StoreFaults, StoreUnavailable } from '../domain/errors/store-unavailable.ts';

/** Gives a sentence to the operator. */
export type Warn = (sentence: string) => void;

export interface FaultRecord {
  /** Called with every error of the database. */
  note(error: unknown): void;
  counts(): StoreFaults;
}

export type FaultKind = keyof StoreFaults;

const quietMs = 60_000;

/** `describe` makes the sentence of a fault; `elapsed` is a clock that never steps. */
export function recordFaults(
  warn: Warn,
  describe: (kind: FaultKind, cause: string) => string,
  elapsed: () => number = () => performance.now(),
): FaultRecord {
  const counts = { damaged: 0, fault: 0 };
  const quietUntil = { damaged: 0, fault: 0 };
  return {
    note: (error) => {
      if (!(error instanceof StoreUnavailable)) return;
      const { reason } = error;
      if (reason !== 'damaged' && reason !== 'fault') return;
      counts[reason] += 1;
      if (elapsed() < quietUntil[reason]) return;
      quietUntil[reason] = elapsed() + quietMs;
      warn(describe(reason, causeOf(error)));
    },
    counts: () => ({ ...counts }),
  };
}

function causeOf({ cause, message }: StoreUnavailable): string {
  return cause instanceof Error ? cause.message : message;
}
