// The queues of writes, one per directory. What arrives while one transaction runs shares the next: the works run one after another, each in a
// savepoint of its own, and are answered together after one commit. Directories do not wait for each other.
// A work must not wait for another write of the same directory: that one begins only after it. It may be run again when the transaction was lost.

import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { Connection, Statements } from './connection.ts';
import { createDeadline, type Deadline, wait } from './deadline.ts';
import { type Additions, type DirectoryLock, lockDirectory, noAdditions, noLock } from './directory-lock.ts';
import { isConflict, isLostConnection, timeoutError } from './errors.ts';
import type { Pool } from './pool.ts';

/** What a work writes with. Its statements refuse to run once it has ended. */
export interface Work {
  readonly statements: Statements;
  readonly turn: DirectoryLock;
  /** What the commit adds. */
  readonly additions: () => Additions;
}

/** From here on the statements are for this directory. */
export type Enter = (directoryId: string) => void;

export interface Writer {
  /** Runs `work` in its directory's turn and resolves after the commit. A rejection of `work` rolls back this work alone. */
  write<Result>(id: string, work: (work: Work) => Promise<Result>): Promise<Result>;
  /** Runs `work` in the same order, in a transaction of its own and without the turn: the directory may be about to come or go. */
  alone<Result>(id: string, work: (statements: Statements, enter: Enter) => Promise<Result>): Promise<Result>;
  /** Resolves when everything that was handed in has ended; nothing is taken after that. */
  close(): Promise<void>;
}

interface Entry {
  readonly isAlone: boolean;
  readonly since: number;
  /** Runs the work and gives what confirms it after the commit. */
  readonly run: (work: Work, enter: Enter) => Promise<Settle>;
  readonly reject: (error: unknown) => void;
}

/** Tells a work what became of it. */
type Settle = () => void;

/** PostgreSQL remembers up to 64 subtransactions of a session cheaply. */
const maxBatch = 60;
/**
 * How long a work waits for its turn: together with the look at whose request it is, its client hears within five seconds from a
 * database that hangs. One that answers those who write is waited for longer.
 */
const patienceLimits = { idleTimeoutMs: 3000, mostMs: 10_000 };
/** The longest that the works of one transaction may take together while the database goes on answering them. */
const runMs = 15_000;
/** Less than this is not worth a try. */
const leastMs = 500;
const maxTries = 5;
const retryMs = 20;

const beginText = 'BEGIN ISOLATION LEVEL READ COMMITTED';

export function createWriter(pool: Pool): Writer {
  const queues = new Map<string, Entry[]>();
  const draining = new Map<string, Promise<void>>();
  let isClosed = false;

  const drain = async (id: string, queue: Entry[]): Promise<void> => {
    while (queue.length > 0) {
      await nextTurn();
      await runBatch(pool, id, takeBatch(queue));
    }
    queues.delete(id);
    draining.delete(id);
  };
  const enqueue = <Result>(
    id: string,
    isAlone: boolean,
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
    queue.push({ isAlone, since: performance.now(), run, reject });
    if (!draining.has(id)) draining.set(id, drain(id, queue));
    return promise;
  };

  return {
    write: (id, work) => enqueue(id, false, work),
    alone: (id, work) => enqueue(id, true, ({ statements }, enter) => work(statements, enter)),
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

/** Settles every work of the batch, now or after having tried again. Never rejects. */
async function runBatch(pool: Pool, id: string, taken: readonly Entry[]): Promise<void> {
  const patienceOf = ({ since }: Entry): Deadline => createDeadline(pool.pulses.taken, patienceLimits, since);
  const batch = taken.filter((entry) => isInTime(entry, patienceOf(entry)));
  const [oldest] = batch;
  if (oldest === undefined) return;
  const patience = patienceOf(oldest);
  for (let tries = 1; ; tries += 1) {
    try {
      const confirm = await tryBatch(pool, id, batch, patience);
      for (const settle of confirm) settle();
      return;
    } catch (error) {
      const isWorthwhile = tries < maxTries && patience.leftMs() > 0 && canRetry(error);
      if (!isWorthwhile) {
        for (const entry of batch) entry.reject(error);
        return;
      }
    }
    await delay(retryMs * tries * (0.5 + Math.random()));
  }
}

/** A work that has waited too long is refused: its client hears in time and may try again. */
function isInTime(entry: Entry, patience: Deadline): boolean {
  const isInTime = patience.leftMs() > leastMs;
  if (!isInTime) entry.reject(new StoreUnavailable('busy', 'Too many others are writing to this directory'));
  return isInTime;
}

/** Nothing was committed, and the same again may well succeed. */
function canRetry(error: unknown): boolean {
  return isConflict(error) || (isLostConnection(error) && !(error instanceof LostCommit));
}

/** COMMIT was sent and not confirmed: nobody knows whether the works are kept. */
class LostCommit extends StoreUnavailable {}

async function tryBatch(
  pool: Pool,
  id: string,
  batch: readonly Entry[],
  patience: Deadline,
): Promise<readonly Settle[]> {
  const connection = await pool.take(patience);
  const giveUp = (): StoreUnavailable => {
    connection.destroy();
    return timeoutError();
  };
  try {
    const turn = await wait(begin(connection, id, batch), patience, giveUp);
    const running = createDeadline(pool.pulses.taken, { idleTimeoutMs: runMs, mostMs: runMs });
    return await wait(runAll(connection, turn, batch), running, giveUp);
  } catch (error) {
    await rollBack(connection);
    throw error;
  } finally {
    pool.giveBack(connection);
  }
}

async function begin(connection: Connection, id: string, batch: readonly Entry[]): Promise<DirectoryLock> {
  connection.enter(id);
  const isAlone = batch.some((entry) => entry.isAlone);
  const [, turn] = await Promise.all([connection.query(beginText), isAlone ? noLock : lockDirectory(connection, id)]);
  return turn;
}

async function runAll(
  connection: Connection,
  turn: DirectoryLock,
  batch: readonly Entry[],
): Promise<readonly Settle[]> {
  const settle: Settle[] = [];
  for (const entry of batch) settle.push(await runInSavepoint(connection, turn, entry));
  await commit(connection, turn);
  return settle;
}

/** Gives what tells the work's outcome after the commit. Rejects when the transaction itself was lost: then every work of the batch was. */
async function runInSavepoint(connection: Connection, turn: DirectoryLock, entry: Entry): Promise<Settle> {
  const scope = openScope(connection);
  const additions = noAdditions();
  // Sent together with the first statement of the work, whose failure tells of it as well.
  connection.query('SAVEPOINT work').catch(() => undefined);
  try {
    const work = { statements: scope.statements, turn, additions: () => scope.open(additions) };
    const confirm = await entry.run(work, connection.enter);
    if (scope.failure() !== undefined) throw scope.failure();
    turn.keep(additions);
    return confirm;
  } catch (error) {
    if (isConflict(error) || !connection.isUsable()) throw error;
    await connection.query('ROLLBACK TO SAVEPOINT work');
    return () => entry.reject(error);
  } finally {
    scope.end();
    // What was entered within the work is undone with it.
    if (entry.isAlone) connection.leave();
  }
}

/**
 * A server whose standby does not confirm the commit in time says COMMIT all the same, with a warning before it ("canceling wait for
 * synchronous replication"): a failover would lose what was written, so nobody is told that it is kept.
 */
async function commit(connection: Connection, turn: DirectoryLock): Promise<void> {
  const warningsBefore = connection.warnings();
  const sent = [...turn.flush(), connection.query('COMMIT')];
  try {
    await Promise.all(sent);
  } catch (error) {
    if (isLostConnection(error))
      throw new LostCommit('fault', 'The connection was lost at the commit', { cause: error });
    throw error;
  }
  if (connection.warnings() > warningsBefore)
    throw new LostCommit('fault', 'The database wrote the change and warned that it may not be kept');
}

/** Leaves no transaction open; a connection that cannot even do that is given up. */
async function rollBack(connection: Connection): Promise<void> {
  if (!connection.isUsable()) return;
  await connection.query('ROLLBACK').catch(connection.destroy);
}

interface Scope {
  readonly statements: Statements;
  /** Gives it while the work runs. */
  readonly open: <Value>(value: Value) => Value;
  /** What the first statement that failed was refused with: after it the transaction takes no other, whatever the work made of it. */
  readonly failure: () => unknown;
  readonly end: () => void;
}

/** The connection's statements for one work: they refuse to run outside its transaction, where they would commit by themselves. */
function openScope(connection: Connection): Scope {
  let isOpen = true;
  let failure: unknown;
  const check = (): void => {
    if (!isOpen) throw new Error('This transaction has ended: a write was started without being awaited');
  };
  const watched = async <Result>(send: () => Promise<Result>): Promise<Result> => {
    check();
    try {
      return await send();
    } catch (error) {
      failure ??= error;
      throw error;
    }
  };
  return {
    statements: {
      query: (sql, ...parameters) => watched(() => connection.query(sql, ...parameters)),
      composed: (sql, ...parameters) => watched(() => connection.composed(sql, ...parameters)),
    },
    open: (value) => {
      check();
      return value;
    },
    failure: () => failure,
    end: () => {
      isOpen = false;
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
