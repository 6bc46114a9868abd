// Checkpoints off the request path: a thread copies what was committed from the write-ahead log into the file while requests go on
// (SQLite, "Write-Ahead Logging"). The log begins anew only when nothing is left to copy and nobody reads from it, so once it is long the
// thread copies the last piece while writers of every process wait for moments. Of several processes SQLite lets one at a time do this.
// A thread that fails is started again when the log has grown to twice its length; SQLite's own checkpoint takes over at a longer log still.

import { Worker } from 'node:worker_threads';
import type { Statements } from './connection.ts';

/** How many pages the log holds, and how many of them are in the file already. */
export interface Progress {
  readonly log: number;
  readonly checkpointed: number;
}

export interface Checkpoints {
  /** To be called after each commit. Starts the thread's work when enough has come together; never waits for it, and never throws. */
  note(): void;
  /** Empties the log, so that nothing which was deleted stays in it. Where somebody reads from it for seconds, it stays for the next time. */
  truncate(): Promise<void>;
  /** Resolves when the thread has ended. */
  close(): Promise<void>;
}

/** What the thread is asked for; `restart` and `truncate` keep writers off, and wait for a moment until nobody reads from the log. */
export type Pass = 'copy' | 'restart' | 'truncate';

/** 16 MiB: long enough that a page which changes again and again is copied once. */
const startPages = 4_000;
/** So little is copied in moments. */
const restPages = 500;
/** 64 MiB: from here on the log shall begin anew. */
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
    // Much is left where somebody reads an old state for long, as a backup does: writers would wait for nothing.
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

/** Nothing to do where it cannot be read: what was committed is committed. */
function readProgress(statements: Statements): Progress {
  const none = { log: 0, checkpointed: 0 };
  try {
    return statements.query<Progress>(progress).get() ?? none;
  } catch {
    return none;
  }
}

/** How many pages of the log are not in the file yet. */
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
    // An idle thread keeps no process alive; one that is asked does.
    thread.ref();
    thread.postMessage(wanted);
  });
}
