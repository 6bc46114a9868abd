// Keeps one worker slot filled until the shutdown: a worker that ends is replaced, and one that ends quickly again and again after a pause.

import type { Listening } from './message.ts';

export interface End {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A worker could not start. It has said why, unless a signal ended it. */
export class WorkerFailed extends Error {
  override readonly name = 'WorkerFailed';
  readonly exitCode: number;
  readonly signal: string | null;

  constructor({ code, signal }: End) {
    super(`A worker was ended by ${signal === null ? `exit code ${code}` : signal} before it was ready.`);
    this.exitCode = code === null || code === 0 ? 1 : code;
    this.signal = signal;
  }
}

export interface SupervisorOptions {
  /** Starts a worker and resolves when it has ended. `life` counts the workers before it in this slot. */
  readonly runWorker: (life: number, onListening: (listening: Listening) => void) => Promise<End>;
  readonly isStopping: () => boolean;
  /** Ends early at the shutdown. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds that only grow. */
  readonly clock: () => number;
  readonly onEnd: (end: End, pauseMs: number) => void;
}

export interface Supervisor {
  /** Undefined when the shutdown came before the first worker listened. Rejects with WorkerFailed when it could not. */
  readonly listening: Promise<Listening | undefined>;
  /** Resolves when the last worker has ended and none will follow. */
  readonly ended: Promise<void>;
}

/** A worker that ran this long did not fail at its start. */
const stableMs = 10_000;
const firstPauseMs = 500;
const longestPauseMs = 30_000;

export function supervise(options: SupervisorOptions): Supervisor {
  const { promise: listening, resolve, reject } = Promise.withResolvers<Listening | undefined>();
  let hasListened = false;
  const onListening = (address: Listening): void => {
    hasListened = true;
    resolve(address);
  };
  const fill = async (): Promise<void> => {
    let quickEnds = 0;
    for (let life = 0; !options.isStopping(); life += 1) {
      const since = options.clock();
      const end = await options.runWorker(life, onListening);
      if (options.isStopping()) break;
      if (!hasListened) return reject(new WorkerFailed(end));
      quickEnds = options.clock() - since < stableMs ? quickEnds + 1 : 0;
      const pauseMs = pauseAfter(quickEnds);
      options.onEnd(end, pauseMs);
      await options.pause(pauseMs);
    }
    resolve(undefined);
  };
  return { listening, ended: fill() };
}

/** None after the first quick end; then longer and longer ones. */
function pauseAfter(quickEnds: number): number {
  return quickEnds < 2 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (quickEnds - 2));
}
