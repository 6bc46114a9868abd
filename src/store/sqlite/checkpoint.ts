// Checkpoints off the request path: a thread copies commits from the write-ahead log into the file while requests go on (SQLite,
// "Write-Ahead Logging"). SQLite restarts the log only when all of it is copied and no reader uses it, so the thread copies the last piece
// of a long log while the writers of every process wait for a moment. SQLite lets one process at a time do this.
// A failed thread is started again when the log has doubled; SQLite's own checkpoint takes over at a longer log still.

import { Worker } from 'node:worker_threads';
import type { Statements } from './connection.ts';

/** Pages of the log, and those of them that are in the file already. */
export interface Progress {
  readonly log: number;
  readonly checkpointed: number;
}

export interface Checkpoints {
  /** Called after each commit. Starts the thread's work when the log is long enough; never waits for it and never throws. */
  note(): void;
  /** Empties the log, so that no deleted value stays in it. A log that is read for seconds is left for the next time. */
  truncate(): Promise<void>;
  /** Resolves when the thread has ended. */
  close(): Promise<void>;
}

/** A pass of the thread; `restart` and `truncate` block writers and wait for the readers of the log to end. */
export type Pass = 'copy' | 'restart' | 'truncate';

/** 16 MiB: long enough that a page which changes often is copied once. */
const startPages = 4_000;
/** Copied within moments. */
const restPages = 500;
/** 64 MiB: a longer log is restarted. */
const longPages = 16_000;
const maxPasses = 3;
const maxTruncations = 20;
const progress = 'PRAGMA wal_checkpoint(NOOP)';

/** Checkpoints of the file at `path`; `statements` belong to the connection that commits. */
export function createCheckpoints(path: string, statements: Statements): Checkpoints {
  let thread: Worker | undefined;
  let running: Promise<void> | undefined;
  let isOver = false;
  let startAt = startPages;

  const work = async (copier: Worker): Promise<void> => {
    let last = await pass(copier, 'copy');
    for (let passes = 1; passes < maxPasses && restOf(last) > restPages; passes += 1) last = await pass(copier, 'copy');
    // A long reader, such as a backup, keeps much of the log uncopied: writers would wait in vain.
    if (last.log <= longPages || restOf(last) > restPages || isOver) return;
    await pass(copier, 'restart');
  };
  return {
    truncate: async () => {
      await running;
      if (isOver) return;
      thread ??= startThread(path);
      try {
        let last = await pass(thread, 'copy');
        for (let passes = 0; passes < maxTruncations && last.log > 0; passes += 1)
          last = await pass(thread, 'truncate');
      } catch (error) {
        thread = undefined;
        throw error;
      }
    },
    note: () => {
      if (running !== undefined || isOver) return;
      const rest = restOf(readProgress(statements));
      if (rest < startAt) return;
      thread ??= startThread(path);
      running = work(thread)
        .then(
          () => {
            startAt = startPages;
          },
          () => {
            startAt = 2 * rest;
            thread = undefined;
          },
        )
        .then(() => {
          running = undefined;
        });
    },
    close: async () => {
      isOver = true;
      await running;
      await thread?.terminate();
    },
  };
}

function startThread(path: string): Worker {
  const file = new URL(import.meta.url.replace(/checkpoint(\.[jt]s)$/, 'checkpoint-thread$1'));
  const thread = new Worker(file, { workerData: path });
  thread.unref();
  return thread;
}

/** An unreadable log counts as empty: the commit itself succeeded. */
function readProgress(statements: Statements): Progress {
  const none = { log: 0, checkpointed: 0 };
  try {
    return statements.query<Progress>(progress).get() ?? none;
  } catch {
    return none;
  }
}

/** Pages of the log that are not in the file yet. */
function restOf({ log, checkpointed }: Progress): number {
  return log - checkpointed;
}

/** One pass. Rejects when the thread ends instead of answering. */
function pass(thread: Worker, wanted: Pass): Promise<Progress> {
  return new Promise((resolve, reject) => {
    const ended = (): void => reject(new Error('The thread for checkpoints has ended'));
    thread.once('error', reject);
    thread.once('exit', ended);
    thread.once('message', (answer: Progress) => {
      thread.off('error', reject);
      thread.off('exit', ended);
      thread.unref();
      resolve(answer);
    });
    // An idle thread keeps no process alive; a working one does.
    thread.ref();
    thread.postMessage(wanted);
  });
}
