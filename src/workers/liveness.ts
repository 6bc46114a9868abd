// Notices workers that hang. Each worker gives a sign of life every second; one that is not heard of for ten beats of this process hangs.
// Beats are counted and not seconds: where the whole machine stood still or is very busy, this process has missed as many of its own.

/** Between two signs of life. */
export const beatMs = 1_000;
const mostMissed = 10;

export interface Watch {
  /** From now on this worker is expected to give signs of life; also a sign of life. */
  readonly heard: (worker: number) => void;
  readonly gone: (worker: number) => void;
  /** Called once a beat. */
  readonly beat: () => void;
}

/** `onHung` is called once for a worker that hangs. */
export function createWatch(onHung: (worker: number) => void): Watch {
  const missed = new Map<number, number>();
  return {
    heard: (worker) => void missed.set(worker, 0),
    gone: (worker) => void missed.delete(worker),
    beat: () => {
      for (const [worker, beats] of missed) {
        missed.set(worker, beats + 1);
        if (beats + 1 === mostMissed) onHung(worker);
      }
    },
  };
}
