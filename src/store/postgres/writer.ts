// The queues of writes, one per directory. Writes that arrive while a transaction runs share the next one: they run one after another, and
// are answered together after one commit. Those about different resources run side by side, so that 32 changes wait for three answers of the
// database instead of 66. When one fails after it has written, the transaction is rolled back and its works are run again, one after another
// and each in a savepoint: a savepoint for every work is a statement of four. Directories do not wait for each other.
// A work must not wait for another write of its directory, which begins only after it. It may be run again when the transaction was lost.

import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { Connection, Statements } from './connection.ts';
import { createDeadline, type Deadline, wait } from './deadline.ts';
import { type Additions, type DirectoryLock, lockDirectory, noAdditions, noLock } from './directory-lock.ts';
import { isConflict, isLostConnection, timeoutError } from './errors.ts';
import type { Pool } from './pool.ts';
import { openScope, type Scope } from './scope.ts';

/** The means of a work. Its statements refuse to run once it has ended. */
export interface Work {
  readonly statements: Statements;
  readonly watch: Scope['watch'];
  readonly lock: DirectoryLock;
  /** Rows and counts that are written with the commit. */
  readonly additions: () => Additions;
}

/** Makes this directory the one of all later statements. */
export type Enter = (directoryId: string) => void;

export interface Writer {
  /**
   * Runs `work` under its directory's lock and resolves after the commit. A rejection of `work` rolls back this work alone. `about` names the
   * one thing that it looks at and changes: works about different ones may run side by side.
   */
  write<Result>(id: string, work: (work: Work) => Promise<Result>, about?: string): Promise<Result>;
  /** Runs `work` in the same order, in a transaction of its own and without the lock, because it creates or deletes the directory. */
  alone<Result>(id: string, work: (statements: Statements, enter: Enter) => Promise<Result>): Promise<Result>;
  /** Resolves when every queued work has ended; later ones are refused. */
  close(): Promise<void>;
}

interface Entry {
  readonly isAlone: boolean;
  readonly about: string | undefined;
  readonly since: number;
  /** Runs the work and gives what confirms it after the commit. */
  readonly run: (work: Work, enter: Enter) => Promise<Settle>;
  readonly reject: (error: unknown) => void;
}

/** Resolves or rejects the promise of a work. */
type Settle = () => void;

/** PostgreSQL remembers up to 64 subtransactions of a session cheaply. */
const maxBatch = 60;
/**
 * How long a work waits for its directory's lock: with the look-up of its token, a client is answered within five seconds when the database
 * hangs. The wait is longer while the database answers other writes.
 */
const waitLimits = { idleTimeoutMs: 3000, mostMs: 10_000 };
/** The longest that the works of one transaction may take together while the database goes on answering them. */
const runMs = 15_000;
/** With less time left a try is not worth it. */
const leastMs = 500;
const maxTries = 5;
/** After a work that failed when it had written already, so many batches are run with savepoints: the next ones may hold more of its kind. */
const carefulBatches = 20;
const retryMs = 20;
/**
 * Clients whose writes shared a transaction send their next ones within this time. Without the wait the first of them had a transaction of
 * its own, for which the other 31 waited. A client that writes alone waits for nothing.
 */
const gatherMs = 1;

const beginText = 'BEGIN ISOLATION LEVEL READ COMMITTED';

export function createWriter(pool: Pool): Writer {
  const queues = new Map<string, Entry[]>();
  const draining = new Map<string, Promise<void>>();
  /** How many works the last transaction of a directory had, where there were several. */
  const shared = new Map<string, number>();
  let isClosed = false;

  const drain = async (id: string, queue: Entry[]): Promise<void> => {
    let careful = 0;
    while (queue.length > 0) {
      await nextTurn();
      if (queue.length < (shared.get(id) ?? 0)) await delay(gatherMs);
      const batch = takeBatch(queue);
      if (batch.length > 1) shared.set(id, batch.length);
      else shared.delete(id);
      const wasLost = await runBatch(pool, id, batch, careful > 0);
      careful = wasLost ? carefulBatches : careful - 1;
    }
    queues.delete(id);
    draining.delete(id);
  };
  const enqueue = <Result>(
    id: string,
    { isAlone, about }: Pick<Entry, 'isAlone' | 'about'>,
    work: (work: Work, enter: Enter) => Promise<Result>,
  ): Promise<Result> => {
    if (isClosed) return Promise.reject(new StoreUnavailable('closed', 'The store is closed'));
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const run: Entry['run'] = async (given, enter) => {
      const result = await work(given, enter);
      return () => resolve(result);
    };
    const queue = queues.get(id) ?? [];
    queues.set(id, queue);
    queue.push({ isAlone, about, since: performance.now(), run, reject });
    if (!draining.has(id)) draining.set(id, drain(id, queue));
    return promise;
  };

  return {
    write: (id, work, about) => enqueue(id, { isAlone: false, about }, work),
    alone: (id, work) =>
      enqueue(id, { isAlone: true, about: undefined }, ({ statements }, enter) => work(statements, enter)),
    close: async () => {
      isClosed = true;
      await Promise.all(draining.values());
    },
  };
}

/** The works that may share a transaction, from the front of the queue. */
function takeBatch(queue: Entry[]): readonly Entry[] {
  const end = queue.findIndex(({ isAlone }) => isAlone);
  if (end === 0) return queue.splice(0, 1);
  return queue.splice(0, Math.min(maxBatch, end < 0 ? queue.length : end));
}

/**
 * Settles every work of the batch, at once or after retries, and says whether one of them failed when it had written already.
 * Never rejects.
 */
async function runBatch(pool: Pool, id: string, taken: readonly Entry[], isCareful: boolean): Promise<boolean> {
  const deadlineOf = ({ since }: Entry): Deadline => createDeadline(pool.liveness.taken, waitLimits, since);
  const batch = taken.filter((entry) => isInTime(entry, deadlineOf(entry)));
  const [oldest] = batch;
  if (oldest === undefined) return false;
  const deadline = deadlineOf(oldest);
  let isSpoiled = false;
  for (let tries = 1; ; tries += 1) {
    try {
      const isGuarded = isCareful || isSpoiled || batch.some((entry) => entry.isAlone);
      const confirm = await tryBatch(pool, id, { batch, isGuarded }, deadline);
      for (const settle of confirm) settle();
      return isSpoiled;
    } catch (error) {
      if (error instanceof Spoiled) {
        isSpoiled = true;
        continue;
      }
      const isWorthwhile = tries < maxTries && deadline.leftMs() > 0 && canRetry(error);
      if (!isWorthwhile) {
        for (const entry of batch) entry.reject(error);
        return isSpoiled;
      }
    }
    await delay(retryMs * tries * (0.5 + Math.random()));
  }
}

/** Refuses a work that has waited too long: its client may retry. */
function isInTime(entry: Entry, deadline: Deadline): boolean {
  const isInTime = deadline.leftMs() > leastMs;
  if (!isInTime) entry.reject(new StoreUnavailable('busy', 'Too many others are writing to this directory'));
  return isInTime;
}

/** Nothing was committed, and a retry may succeed. */
function canRetry(error: unknown): boolean {
  return isConflict(error) || (isLostConnection(error) && !(error instanceof LostCommit));
}

/** A work failed when it had written already, and nothing but the transaction undoes it. */
class Spoiled extends Error {}

/** COMMIT was sent and not confirmed, so the writes may or may not be kept. */
class LostCommit extends StoreUnavailable {}

interface Batch {
  readonly batch: readonly Entry[];
  /** Whether each work has a savepoint of its own. */
  readonly isGuarded: boolean;
}

async function tryBatch(
  pool: Pool,
  id: string,
  { batch, isGuarded }: Batch,
  deadline: Deadline,
): Promise<readonly Settle[]> {
  const connection = await pool.take(deadline);
  const giveUp = (): StoreUnavailable => {
    connection.destroy();
    return timeoutError();
  };
  try {
    const lock = await wait(begin(connection, id, batch), deadline, giveUp);
    const running = createDeadline(pool.liveness.taken, { idleTimeoutMs: runMs, mostMs: runMs });
    return await wait(runAll(connection, lock, { batch, isGuarded }), running, giveUp);
  } catch (error) {
    if (connection.isUsable()) await connection.query('ROLLBACK').catch(connection.destroy);
    throw error;
  } finally {
    pool.giveBack(connection);
  }
}

async function begin(connection: Connection, id: string, batch: readonly Entry[]): Promise<DirectoryLock> {
  connection.enter(id);
  const isAlone = batch.some((entry) => entry.isAlone);
  const [, lock] = await Promise.all([connection.query(beginText), isAlone ? noLock : lockDirectory(connection, id)]);
  return lock;
}

async function runAll(
  connection: Connection,
  lock: DirectoryLock,
  { batch, isGuarded }: Batch,
): Promise<readonly Settle[]> {
  const settle: Settle[] = [];
  if (isGuarded) for (const entry of batch) settle.push(await runInSavepoint(connection, lock, entry));
  else for (const works of sideBySide(batch)) settle.push(...(await runTogether(connection, lock, works)));
  await commit(connection, lock);
  return settle;
}

/** The works in their order, those that follow one another and are about different things together. */
function* sideBySide(batch: readonly Entry[]): Generator<readonly Entry[]> {
  let works: Entry[] = [];
  const seen = new Set<string>();
  for (const entry of batch) {
    const isApart = entry.about === undefined || works.at(-1)?.about === undefined || seen.has(entry.about);
    if (isApart) {
      if (works.length > 0) yield works;
      works = [];
      seen.clear();
    }
    works.push(entry);
    if (entry.about !== undefined) seen.add(entry.about);
  }
  if (works.length > 0) yield works;
}

/** Waits for every work before it rejects: what goes on after the end of the transaction would be written without it. */
async function runTogether(
  connection: Connection,
  lock: DirectoryLock,
  works: readonly Entry[],
): Promise<readonly Settle[]> {
  const ended = await Promise.allSettled(works.map((entry) => runUnguarded(connection, lock, entry)));
  return ended.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** Returns what settles the work after the commit. Rejects when the transaction was lost, and with it every work of the batch. */
async function runUnguarded(connection: Connection, lock: DirectoryLock, entry: Entry): Promise<Settle> {
  const scope = openScope(connection);
  try {
    return await runScoped(scope, connection, lock, entry);
  } catch (error) {
    if (isConflict(error) || !connection.isUsable()) throw error;
    if (scope.isDirty()) throw new Spoiled('A work failed when it had written already', { cause: error });
    return () => entry.reject(error);
  }
}

async function runInSavepoint(connection: Connection, lock: DirectoryLock, entry: Entry): Promise<Settle> {
  // Sent together with the first statement of the work, which fails as well when this fails.
  const savepoint = connection.query('SAVEPOINT work');
  savepoint.catch(() => undefined);
  try {
    return await runScoped(openScope(connection), connection, lock, entry);
  } catch (error) {
    if (isConflict(error) || !connection.isUsable()) throw error;
    // Where it could not be set, the name is that of the work before, which would be undone.
    await savepoint;
    await connection.query('ROLLBACK TO SAVEPOINT work');
    return () => entry.reject(error);
  }
}

async function runScoped(scope: Scope, connection: Connection, lock: DirectoryLock, entry: Entry): Promise<Settle> {
  const additions = noAdditions();
  try {
    const { statements, watch } = scope;
    const work = { statements, watch, lock, additions: () => scope.open(additions) };
    const confirm = await entry.run(work, connection.enter);
    await scope.end();
    if (scope.failure() !== undefined) throw scope.failure();
    lock.keep(additions);
    return confirm;
  } finally {
    await scope.end();
    // What was entered within the work is undone with it.
    if (entry.isAlone) connection.leave();
  }
}

/**
 * A server whose standby does not confirm the commit in time says COMMIT all the same, with a warning before it ("canceling wait for
 * synchronous replication"): a failover would lose the writes, so none of them is acknowledged.
 */
async function commit(connection: Connection, lock: DirectoryLock): Promise<void> {
  const warningsBefore = connection.warnings();
  const added = lock.flush();
  const sent = connection.query('COMMIT');
  try {
    await Promise.all([...added, sent]);
  } catch (error) {
    if (isLostConnection(error))
      throw new LostCommit('fault', 'The connection was lost at the commit', { cause: error });
    throw error;
  }
  // A transaction in which a statement has failed ends this way, without an error.
  if ((await sent).command !== 'COMMIT') throw new StoreUnavailable('fault', 'The database rolled the change back');
  if (connection.warnings() > warningsBefore)
    throw new LostCommit('fault', 'The database wrote the change and warned that it may not be kept');
}
