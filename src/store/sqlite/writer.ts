// The queue of writes. Writes that arrive within a few turns of the event loop share one transaction and so one sync to disk, and none is
// answered before the commit (batch.ts). Only one work runs at a time: while it awaits, the others wait.
// A work must not wait for another write of the same store, which begins only after it. It may be run again.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { DirectoryId } from '../../domain/store.ts';
import { createShared, flush, noAdditions } from './additions.ts';
import { type BatchOptions, type Entry, type Queue, type ResourceWork, runBatch } from './batch.ts';
import type { Connection, Statements } from './connection.ts';
import { createWriteQueue } from './write-queue.ts';

/** Runs works one after another; each resolves after its commit. */
export interface Writer {
  /** A rejection of `work` rolls back this work alone. Its statements refuse to run once it has ended. */
  write<Result>(work: (statements: Statements) => Result | Promise<Result>): Promise<Result>;
  /**
   * The same for a work on the resources of a directory, which changes neither tokens nor switches. Works of different directories alternate,
   * so that none waits behind all writes of another.
   */
  writeResources<Result>(directoryId: DirectoryId, work: (given: ResourceWork) => Promise<Result>): Promise<Result>;
  /** Resolves when every queued work has ended; later ones are refused. */
  close(): Promise<void>;
}

/** A batch of so many begins without waiting for more. */
const gatheredBatch = 64;
/** A turn without work takes some microseconds. */
const maxQuietTurns = 2;
/** After a work that failed when it had written already, so many batches are run work by work: the next ones may hold more of its kind. */
const carefulBatches = 20;

/** Runs works one at a time, in the order of their arrival. */
export type SerialQueue = (work: () => Promise<void>) => Promise<void>;

export interface WriterOptions extends BatchOptions {
  /** Shared by the writers of one file in one process: SQLite lets one of them write and refuses the others. */
  readonly serialQueue: SerialQueue;
}

/** The queue that the writers of one file share. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const ended = last.then(work);
    last = ended.catch(() => undefined);
    return ended;
  };
}

/** A writer over `connection`, which the writers of one serial queue have for themselves. */
export function createWriter(connection: Connection, options: WriterOptions): Writer {
  const queue = createWriteQueue<Entry>();
  let draining: Promise<void> | undefined;
  let gathered = 0;
  let careful = 0;
  let isClosed = false;

  const drain = async (): Promise<void> => {
    while (queue.size() > 0) {
      gathered = await gather(queue, gathered);
      await options.serialQueue(async () => {
        const wasLost = await runBatch(connection, queue, options, careful > 0);
        careful = wasLost ? carefulBatches : careful - 1;
      });
    }
    draining = undefined;
  };

  const enqueue = <Result>(owner: string, isOfResources: boolean, work: Work<Result>): Promise<Result> => {
    if (isClosed) return Promise.reject(new StoreUnavailable('closed', 'The store is closed'));
    return new Promise((resolve, reject) => {
      const run: Entry['run'] = async (given) => {
        const result = await work(given);
        return () => resolve(result);
      };
      queue.push(owner, { queuedAt: performance.now(), isOfResources, run, reject });
      draining ??= drain();
    });
  };

  return {
    write: (work) => enqueue('', false, ({ statements }) => work(statements)),
    writeResources: (directoryId, work) => enqueue(directoryId, true, work),
    close: async () => {
      isClosed = true;
      await draining;
    },
  };
}

/** A writer within a transaction: it runs each work at once. */
export function writeAtOnce(statements: Statements): Writer {
  return {
    write: async (work) => work(statements),
    writeResources: async (_, work) => {
      const additions = noAdditions();
      const result = await work({ statements, additions, shared: createShared() });
      // Before later reads of the transaction, which look into the tables.
      flush(statements, additions);
      return result;
    },
    close: async () => undefined,
  };
}

type Work<Result> = (given: ResourceWork) => Result | Promise<Result>;

/**
 * Waits for the works of further turns of the event loop, as long as there are any: clients that got their answers from one commit send
 * their next writes within moments. 32 clients share a commit of 20 to 30 works instead of one of 6, and a PATCH costs a fifth less. A
 * client that writes alone waits for nothing.
 */
async function gather(queue: Queue, previous: number): Promise<number> {
  let size = queue.size();
  let quietTurns = 0;
  do {
    const before = size;
    await nextTurn();
    size = queue.size();
    quietTurns = size === before ? quietTurns + 1 : 0;
  } while (size < gatheredBatch && quietTurns <= (Math.max(previous, size) > 1 ? maxQuietTurns : 0));
  return size;
}
