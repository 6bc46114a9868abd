// Detects workers that hang: a worker sends a heartbeat every second, and one without a heartbeat for ten ticks of this process hangs.
// Ticks are counted instead of seconds: on a machine that paused or is very busy, this process has missed as many of its own.

/** Between two heartbeats. */
export const heartbeatMs = 1_000;
const mostMissed = 10;

export interface HangDetector {
  /** Records a heartbeat; the first one begins the observation of the worker. */
  readonly heartbeat: (worker: number) => void;
  readonly remove: (worker: number) => void;
  /** Called once per heartbeat interval. */
  readonly tick: () => void;
}

/** `onHung` is called once for a worker that hangs. */
export function createHangDetector(onHung: (worker: number) => void): HangDetector {
  const missed = new Map<number, number>();
  return {
    heartbeat: (worker) => void missed.set(worker, 0),
    remove: (worker) => void missed.delete(worker),
    tick: () => {
      for (const [worker, beats] of missed) {
        missed.set(worker, beats + 1);
        if (beats + 1 === mostMissed) onHung(worker);
      }
    },
  };
}
