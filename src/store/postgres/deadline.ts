// How long a request waits for the database. A database that answers other requests is busy, and a late answer is worth more than a
// refusal. One that answers none hangs, and the client has to learn that in time.

/** When the database answered last over any connection of a group. */
export interface Liveness {
  readonly note: () => void;
  readonly lastAnswerAt: () => number;
  /** The clock of both, in milliseconds; it never steps. */
  readonly elapsed: () => number;
}

export interface Limits {
  /** The longest time without an answer to any request. */
  readonly idleTimeoutMs: number;
  /** The longest time in any case. */
  readonly mostMs: number;
}

/** The end of a wait, which moves with each answer of the database. */
export interface Deadline {
  /** The time left; 0 once it has passed. */
  readonly leftMs: () => number;
}

export function createLiveness(elapsed: () => number = () => performance.now()): Liveness {
  let lastAnswerAt = 0;
  return {
    note: () => {
      lastAnswerAt = elapsed();
    },
    lastAnswerAt: () => lastAnswerAt,
    elapsed,
  };
}

export function createDeadline(
  liveness: Liveness,
  { idleTimeoutMs, mostMs }: Limits,
  since = liveness.elapsed(),
): Deadline {
  return {
    leftMs: () => {
      const silentSince = Math.max(since, liveness.lastAnswerAt());
      return Math.max(0, Math.min(silentSince + idleTimeoutMs, since + mostMs) - liveness.elapsed());
    },
  };
}

/** Settles as the promise does, or rejects with what `giveUp` returns once the deadline has passed. */
export function wait<Result>(promise: Promise<Result>, deadline: Deadline, giveUp: () => unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    let isSettled = false;
    const look = (): void => {
      if (isSettled) return;
      const leftMs = deadline.leftMs();
      if (leftMs > 0) timer = setTimeout(lookAfterReading, leftMs);
      else reject(giveUp());
    };
    // Where this process itself was busy, answers may be waiting to be read.
    const lookAfterReading = (): void => void setImmediate(look);
    let timer = setTimeout(lookAfterReading, deadline.leftMs());
    const settle = (): void => {
      isSettled = true;
      clearTimeout(timer);
    };
    promise.finally(settle).then(resolve, reject);
  });
}
