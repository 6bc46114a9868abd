// How long somebody waits for the database: while it gives signs of life, longer. A database that answers others is busy, and a late answer is
// worth more than a refusal; one that answers nobody hangs, and whoever asked has to hear so in time.

/** Tells when the database answered last, over whichever of some connections. */
export interface Liveness {
  readonly beat: () => void;
  readonly lastBeatAt: () => number;
  /** The clock of both, in milliseconds; it never steps. */
  readonly elapsed: () => number;
}

export interface Limits {
  /** The longest without an answer to anybody. */
  readonly idleTimeoutMs: number;
  /** The longest at all. */
  readonly mostMs: number;
}

/** The patience of somebody who asked at some moment. */
export interface Deadline {
  /** How much of it is left as things are now; 0 when it is over. */
  readonly leftMs: () => number;
}

export function createLiveness(elapsed: () => number = () => performance.now()): Liveness {
  let lastBeatAt = 0;
  return {
    beat: () => {
      lastBeatAt = elapsed();
    },
    lastBeatAt: () => lastBeatAt,
    elapsed,
  };
}

export function createDeadline(pulse: Liveness, { idleTimeoutMs, mostMs }: Limits, since = pulse.elapsed()): Deadline {
  return {
    leftMs: () => {
      const silentSince = Math.max(since, pulse.lastBeatAt());
      return Math.max(0, Math.min(silentSince + idleTimeoutMs, since + mostMs) - pulse.elapsed());
    },
  };
}

/** What the promise gives; or a rejection with what `giveUp` gives, once the patience is over. */
export function wait<Result>(promise: Promise<Result>, patience: Deadline, giveUp: () => unknown): Promise<Result> {
  return new Promise((resolve, reject) => {
    let isSettled = false;
    const look = (): void => {
      if (isSettled) return;
      const leftMs = patience.leftMs();
      if (leftMs > 0) timer = setTimeout(lookAfterReading, leftMs);
      else reject(giveUp());
    };
    // Where this process itself was busy, answers wait to be read: they come first.
    const lookAfterReading = (): void => void setImmediate(look);
    let timer = setTimeout(lookAfterReading, patience.leftMs());
    const settle = (): void => {
      isSettled = true;
      clearTimeout(timer);
    };
    promise.finally(settle).then(resolve, reject);
  });
}
