// The queue of writes. Writes that arrive in one turn of the event loop share one transaction and so one sync to disk; each work has a
// savepoint of its own, and none is answered before the commit. Only one work runs at a time: while it awaits, the others wait.
// A work must not wait for another write of the same store, which begins only after it. It may be run again: when a page that one work
// needs cannot be read, SQLite rolls back the whole transaction, and each work of the batch gets a transaction of its own.

import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { Connection, Statements } from './connection.ts';
import { createWriteQueue, type Queued, type WriteQueue } from './write-queue.ts';

/** Runs works one after another; each resolves after its commit. */
export interface Writer {
  /**
   * A rejection of `work` rolls back this work alone. Its statements refuse to run once it has ended.
   * Works of different owners alternate, so that no owner waits behind all writes of another.
   */
  write<Result>(work: (statements: Statements) => Result | Promise<Result>, owner?: string): Promise<Result>;
  /** Resolves when every queued work has ended; later ones are refused. */
  close(): Promise<void>;
}

interface Entry extends Queued {
  /** Runs the work and returns what settles it after the commit. */
  readonly run: (statements: Statements) => Promise<Settle>;
  readonly reject: (error: unknown) => void;
}

type Queue = WriteQueue<Entry>;
type Settle = () => void;

const maxBatch = 256;
/** A batch of so many begins without waiting for more. */
const gatheredBatch = 64;
/** A turn without work takes some microseconds. */
const maxQuietTurns = 2;
/** A batch that has run for this long is committed, so that its first callers are answered. */
const defaultBatchMs = 25;
/** A constant pause: with a growing one, the work that waited longest would try least often. */
const retryMs = 1;

/** Runs works one at a time, in the order of their arrival. */
export type SerialQueue = (work: () => Promise<void>) => Promise<void>;

export interface WriterOptions {
  /** Shared by the writers of one file in one process: SQLite lets one of them write and refuses the others. */
  readonly serialQueue: SerialQueue;
  /** Whether its commits wait for the disk; true by default. */
  readonly isDurable?: boolean;
  /** Bounds the wait for another process that writes. */
  readonly busyMs: number;
  /** Instead of the usual length of a batch. */
  readonly batchMs?: number;
  /** Throws while writes are refused. */
  readonly requireUsable?: () => void;
  /** Called after each commit, before any of its works is answered. Throws when the commit may not be found by the next start. */
  readonly committed: () => void;
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
  let isClosed = false;

  const drain = async (): Promise<void> => {
    while (queue.size() > 0) {
      gathered = await gather(queue, gathered);
      await options.serialQueue(() => runBatch(connection, queue, options));
    }
    draining = undefined;
  };

  return {
    write: (work, owner = '') => {
      if (isClosed) return Promise.reject(new StoreUnavailable('closed', 'The store is closed'));
      return new Promise((resolve, reject) => {
        queue.push(owner, toEntry(work, resolve, reject));
        draining ??= drain();
      });
    },
    close: async () => {
      isClosed = true;
      await draining;
    },
  };
}

function toEntry<Result>(
  work: (statements: Statements) => Result | Promise<Result>,
  resolve: (result: Result) => void,
  reject: (error: unknown) => void,
): Entry {
  return {
    queuedAt: performance.now(),
    run: async (statements) => {
      const result = await work(statements);
      return () => resolve(result);
    },
    reject,
  };
}

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

/** Settles every work of one batch. Never rejects. */
async function runBatch(connection: Connection, queue: Queue, options: WriterOptions): Promise<void> {
  const begun: Entry[] = [];
  const take = (): Entry | undefined => {
    const entry = queue.take();
    if (entry !== undefined) begun.push(entry);
    return entry;
  };
  try {
    for (const settle of await commitBatch(connection, { ...queue, take }, options)) settle();
  } catch (error) {
    rollBack(connection);
    // Works that could not begin are refused as well.
    await settleFailed(connection, begun.length > 0 ? begun : takeAll(queue), error, options);
  }
}

async function settleFailed(
  connection: Connection,
  batch: readonly Entry[],
  error: unknown,
  options: WriterOptions,
): Promise<void> {
  if (batch.length > 1 && isOfOneWork(error)) {
    for (const entry of batch) await runBatch(connection, queueOf(entry), options);
    return;
  }
  for (const entry of batch) entry.reject(error);
}

/** A page that could not be read or written may concern one work of the batch alone. A full disk concerns all. */
function isOfOneWork(error: unknown): boolean {
  return error instanceof StoreUnavailable && (error.reason === 'damaged' || error.reason === 'fault');
}

async function commitBatch(
  connection: Connection,
  queue: Queue,
  { busyMs, requireUsable, committed, isDurable = true, batchMs = defaultBatchMs }: WriterOptions,
): Promise<readonly Settle[]> {
  requireUsable?.();
  rollBack(connection);
  connection.setDurable(isDurable);
  await begin(connection, (queue.oldest() ?? performance.now()) + busyMs);
  const end = performance.now() + batchMs;
  const settled: Settle[] = [];
  do {
    const entry = queue.take();
    if (entry === undefined) break;
    settled.push(await runAlone(connection, entry));
  } while (settled.length < maxBatch && performance.now() < end);
  connection.query('COMMIT').run();
  committed();
  return settled;
}

function queueOf(entry: Entry): Queue {
  const queue = createWriteQueue<Entry>();
  queue.push('', entry);
  return queue;
}

function takeAll(queue: Queue): readonly Entry[] {
  const all: Entry[] = [];
  for (let entry = queue.take(); entry !== undefined; entry = queue.take()) all.push(entry);
  return all;
}

/** Waits without blocking the process while another one writes. */
async function begin(connection: Connection, deadline: number): Promise<void> {
  for (;;) {
    try {
      connection.query('BEGIN IMMEDIATE').run();
      return;
    } catch (error) {
      const canWait = error instanceof StoreUnavailable && error.reason === 'busy' && performance.now() < deadline;
      if (!canWait) throw error;
    }
    await delay(retryMs);
  }
}

/** Returns what settles the work after the commit. Throws when the transaction was lost, and with it every work of the batch. */
async function runAlone(connection: Connection, entry: Entry): Promise<Settle> {
  const scope = openScope(connection);
  connection.query('SAVEPOINT work').run();
  try {
    const settle = await entry.run(scope.statements);
    scope.end();
    if (!connection.hasTransaction()) throw lostTransaction();
    connection.query('RELEASE work').run();
    return settle;
  } catch (error) {
    scope.end();
    if (!connection.hasTransaction() || isOfOneWork(error)) throw error;
    connection.query('ROLLBACK TO work').run();
    connection.query('RELEASE work').run();
    return () => entry.reject(error);
  }
}

/** The connection's statements for one work: they refuse to run outside its transaction, where they would commit by themselves. */
function openScope(connection: Connection): { readonly statements: Statements; readonly end: () => void } {
  let isOpen = true;
  const check = (): void => {
    if (!isOpen) throw new Error('This transaction has ended: a write was started without being awaited');
    if (!connection.hasTransaction()) throw lostTransaction();
  };
  return {
    statements: {
      query: (sql) => {
        check();
        return connection.query(sql);
      },
      composed: (sql) => {
        check();
        return connection.composed(sql);
      },
    },
    end: () => {
      isOpen = false;
    },
  };
}

function lostTransaction(): StoreUnavailable {
  return new StoreUnavailable('fault', 'The database rolled back this transaction');
}

/** Leaves no transaction open. Should that fail, the next batch tries again before it begins and fails with the reason. */
function rollBack(connection: Connection): void {
  try {
    if (connection.hasTransaction()) connection.query('ROLLBACK').run();
  } catch {
    return;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
