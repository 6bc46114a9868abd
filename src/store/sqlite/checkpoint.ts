// Checkpoints off the request path: a thread copies what was committed from the write-ahead log into the file while requests go on
// (SQLite, "Write-Ahead Logging"). The log begins anew only when nothing is left to copy, so once it is long the last piece is copied
// while writers wait their turn. Should the thread fail, SQLite's own checkpoint takes over at a longer log.

import { Worker } from 'node:worker_threads';
import type { Statements } from './connection.ts';

/** How many pages the log holds, and how many of them are in the file already. */
export interface Progress {
  readonly log: number;
  readonly checkpointed: number;
}

export interface Checkpoints {
  /** To be called after each commit. Starts the thread's work when enough has come together; never waits for it. */
  note(): void;
  /** Resolves when the thread has ended. */
  close(): Promise<void>;
}

/** Runs a work while nobody writes. */
export type Pause = (work: () => Promise<void>) => Promise<void>;

/** 16 MiB: long enough that a page which changes again and again is copied once. */
const startPages = 4_000;
/** So little is copied in moments. */
const restPages = 500;
/** 64 MiB: from here on the log shall begin anew. */
const longPages = 16_000;
const maxPasses = 3;
const progress = 'PRAGMA wal_checkpoint(NOOP)';

/** Checkpoints of the file at `path`; `statements` belong to the connection that commits. */
export function createCheckpoints(path: string, statements: Statements, pause: Pause): Checkpoints {
  let thread: Worker | undefined;
  let running: Promise<void> | undefined;
  let isOver = false;

  const work = async (copier: Worker): Promise<void> => {
    let last = await copy(copier);
    for (let pass = 1; pass < maxPasses && last.log - last.checkpointed > restPages; pass += 1)
      last = await copy(copier);
    if (last.log <= longPages || isOver) return;
    await pause(async () => {
      await copy(copier);
    });
  };
  return {
    note: () => {
      if (running !== undefined || isOver) return;
      const { log, checkpointed } = statements.query<Progress>(progress).get() ?? { log: 0, checkpointed: 0 };
      if (log - checkpointed < startPages) return;
      thread ??= startThread(path);
      running = work(thread)
        .catch(() => {
          // A thread that failed once is not trusted again: SQLite's own checkpoint takes over.
          isOver = true;
        })
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

/** One pass. Rejects when the thread ends instead of answering. */
function copy(thread: Worker): Promise<Progress> {
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
    thread.postMessage(undefined);
  });
}
