// One transaction with many works. Works run in it one after another without savepoints, which would copy every page that each work writes:
// a tenth of a PATCH. When one fails after it has written, the transaction is rolled back and its works are run again, each in a savepoint.
// When a page that one work needs cannot be read, SQLite rolls back the whole transaction, and each work gets a transaction of its own.

import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import { type Additions, collect, createShared, flush, noAdditions, type Shared } from './additions.ts';
import type { Connection, Statements } from './connection.ts';
import { createWriteQueue, type Queued, type WriteQueue } from './write-queue.ts';

/** A work that waits for its turn. */
export interface Entry extends Queued {
  /** Whether it is a work on resources alone, which finds what others have collected without a look into the tables. */
  readonly isOfResources: boolean;
  /** Runs the work and returns what settles it after the commit. */
  readonly run: (work: ResourceWork) => Promise<Settle>;
  readonly reject: (error: unknown) => void;
}

/** The means of a work on resources. */
export interface ResourceWork {
  /** They refuse to run once the work has ended. */
  readonly statements: Statements;
  /** What the work adds; it is written when the work has succeeded. */
  readonly additions: Additions;
  readonly shared: Shared;
}

export type Queue = WriteQueue<Entry>;
type Settle = () => void;

export interface BatchOptions {
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

const maxBatch = 256;
/** A batch that has run for this long is committed, so that its first callers are answered. */
const defaultBatchMs = 25;
/** A constant pause: with a growing one, the work that waited longest would try least often. */
const retryMs = 1;

/** A work failed when it had written already, and nothing but the transaction undoes it. */
class Spoiled extends Error {}

/** Settles every work of one batch, and says whether one of them failed when it had written already. Never rejects. */
export async function runBatch(
  connection: Connection,
  queue: Queue,
  options: BatchOptions,
  isCareful: boolean,
): Promise<boolean> {
  const begun: Entry[] = [];
  const take = (): Entry | undefined => {
    const entry = queue.take();
    if (entry !== undefined) begun.push(entry);
    return entry;
  };
  try {
    for (const settle of await commitBatch(connection, { ...queue, take }, options, isCareful)) settle();
  } catch (error) {
    rollBack(connection);
    // Works that could not begin are refused as well.
    await settleFailed(connection, begun.length > 0 ? begun : takeAll(queue), error, options);
    return error instanceof Spoiled;
  }
  return false;
}

async function settleFailed(
  connection: Connection,
  batch: readonly Entry[],
  error: unknown,
  options: BatchOptions,
): Promise<void> {
  if (error instanceof Spoiled) {
    const again = queueOf(batch);
    while (again.size() > 0) await runBatch(connection, again, options, true);
  } else if (batch.length > 1 && isOfOneWork(error)) {
    for (const entry of batch) await runBatch(connection, queueOf([entry]), options, true);
  } else {
    for (const entry of batch) entry.reject(error);
  }
}

/** A page that could not be read or written may concern one work of the batch alone. A full disk concerns all. */
function isOfOneWork(error: unknown): boolean {
  return error instanceof StoreUnavailable && (error.reason === 'damaged' || error.reason === 'fault');
}

async function commitBatch(
  connection: Connection,
  queue: Queue,
  { busyMs, requireUsable, committed, isDurable = true, batchMs = defaultBatchMs }: BatchOptions,
  isCareful: boolean,
): Promise<readonly Settle[]> {
  requireUsable?.();
  rollBack(connection);
  connection.setDurable(isDurable);
  await begin(connection, (queue.oldest() ?? performance.now()) + busyMs);
  const end = performance.now() + batchMs;
  const run = isCareful ? runInSavepoint : runUnguarded;
  const settled: Settle[] = [];
  let shared = createShared();
  do {
    const entry = queue.take();
    if (entry === undefined) break;
    if (!entry.isOfResources) {
      flush(connection, shared.additions);
      shared = createShared();
    }
    settled.push(await run(connection, entry, shared));
  } while (settled.length < maxBatch && performance.now() < end);
  flush(connection, shared.additions);
  connection.query('COMMIT').run();
  committed();
  return settled;
}

function queueOf(entries: readonly Entry[]): Queue {
  const queue = createWriteQueue<Entry>();
  for (const entry of entries) queue.push('', entry);
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
async function runUnguarded(connection: Connection, entry: Entry, shared: Shared): Promise<Settle> {
  const before = connection.writes();
  try {
    return await runScoped(connection, entry, shared);
  } catch (error) {
    if (!connection.hasTransaction() || isOfOneWork(error)) throw error;
    if (connection.writes() > before) throw new Spoiled('A work failed when it had written already', { cause: error });
    return () => entry.reject(error);
  }
}

/** As `runUnguarded`, but what a failed work has written is undone alone. */
async function runInSavepoint(connection: Connection, entry: Entry, shared: Shared): Promise<Settle> {
  connection.query('SAVEPOINT work').run();
  try {
    const settle = await runScoped(connection, entry, shared);
    connection.query('RELEASE work').run();
    return settle;
  } catch (error) {
    if (!connection.hasTransaction() || isOfOneWork(error)) throw error;
    connection.query('ROLLBACK TO work').run();
    connection.query('RELEASE work').run();
    return () => entry.reject(error);
  }
}

async function runScoped(connection: Connection, entry: Entry, shared: Shared): Promise<Settle> {
  const scope = openScope(connection);
  const additions = noAdditions();
  try {
    const settle = await entry.run({ statements: scope.statements, additions, shared });
    if (!connection.hasTransaction()) throw lostTransaction();
    collect(shared.additions, additions);
    return settle;
  } finally {
    scope.end();
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
