// The queue of writes. What arrives in one turn of the event loop shares one transaction and so one sync to disk; each work stands in a
// savepoint of its own, and none is answered before the commit. Only one work runs at a time: while it awaits, the others wait.
// A work must not wait for another write of the same store: that one begins only after it. It may be run again: when a page that one work
// needs cannot be read, SQLite gives up the whole transaction, and each work of the batch gets a transaction of its own.

import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { Connection, Statements } from './connection.ts';

/** Runs works one after another; each resolves after its commit. */
export interface Writer {
  /**
   * A rejection of `work` rolls back this work alone. Its statements refuse to run once it has ended.
   * Works of different owners take turns, so that nobody waits behind all that another one has to write.
   */
  write<Result>(work: (statements: Statements) => Result | Promise<Result>, owner?: string): Promise<Result>;
  /** Resolves when everything that was handed in has ended; nothing is taken after that. */
  close(): Promise<void>;
}

interface Entry {
  /** By `performance.now()`: how long a work waits for another process counts from when it was handed in. */
  readonly queuedAt: number;
  /** Runs the work and gives what tells its caller after the commit. */
  readonly run: (statements: Statements) => Promise<Settle>;
  readonly reject: (error: unknown) => void;
}

type Settle = () => void;

const maxBatch = 256;
/** A batch that has taken so long is committed, whatever else waits: others have their turn, and who was first hears of it. */
const defaultBatchMs = 25;
/** Always the same: who waited longest must not ask least often. */
const retryMs = 1;

/** Runs works one at a time, in the order in which they came. */
export type SerialQueue = (work: () => Promise<void>) => Promise<void>;

export interface WriterOptions {
  /** Shared by the writers of one file in one process: SQLite lets only one of them write, and turns the others away. */
  readonly line: SerialQueue;
  /** Whether its commits wait for the disk; true unless it is said. */
  readonly isDurable?: boolean;
  /** Bounds the wait for another process that writes. */
  readonly busyMs: number;
  /** Other than the usual length of a batch. */
  readonly batchMs?: number;
  /** Throws while nothing may be written. */
  readonly requireUsable?: () => void;
  /** Called after each commit, before any work of it is answered. Throws when what was committed cannot be counted as kept. */
  readonly committed: () => void;
}

/** A line for the writers of one file. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const ended = last.then(work);
    last = ended.catch(() => undefined);
    return ended;
  };
}

/** A queue over `connection`, which belongs to the writers of one line alone. */
export function createWriter(connection: Connection, options: WriterOptions): Writer {
  const queue = createQueue();
  let draining: Promise<void> | undefined;
  let isClosed = false;

  const drain = async (): Promise<void> => {
    while (queue.oldest() !== undefined) {
      await nextTurn();
      await options.line(() => runBatch(connection, queue, options));
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

interface Queue {
  readonly push: (owner: string, entry: Entry) => void;
  /** When the one that has waited longest was handed in; undefined when nobody waits. */
  readonly oldest: () => number | undefined;
  /** The next one: each owner has one in turn. */
  readonly take: () => Entry | undefined;
}

function createQueue(): Queue {
  const owners = new Map<string, Entry[]>();
  let served: string | undefined;
  return {
    push: (owner, entry) => {
      const entries = owners.get(owner);
      if (entries === undefined) owners.set(owner, [entry]);
      else entries.push(entry);
    },
    oldest: () => {
      let oldest: number | undefined;
      for (const [entry] of owners.values())
        oldest = Math.min(oldest ?? Number.POSITIVE_INFINITY, entry?.queuedAt ?? 0);
      return oldest;
    },
    take: () => {
      const isAlone = owners.size === 1;
      for (const [owner, entries] of owners) {
        // An owner that came while the last one was served goes before it.
        if (owner === served && !isAlone) continue;
        served = owner;
        const entry = entries.shift();
        if (entries.length === 0) owners.delete(owner);
        else if (!isAlone) {
          // Behind the others.
          owners.delete(owner);
          owners.set(owner, entries);
        }
        return entry;
      }
      return undefined;
    },
  };
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
    // Who could not even begin waits no longer either.
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

/** A page could not be read or written: that may concern one work of the batch alone. A full disk concerns them all. */
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
  const queue = createQueue();
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

/** Gives what tells the work's outcome after the commit. Throws when the transaction itself was lost: then every work of the batch was. */
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

/** Leaves no transaction open. Should even that fail, the next batch tries again before it begins, and hears why it cannot. */
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
