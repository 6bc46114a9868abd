// One connection to PostgreSQL. Statements are sent as they come, without waiting for the answer to the one before (pipelining), and are
// prepared at their first use. Which directory the connection works for is a setting of its session, by which the policies of the
// tables let rows through: without a directory a statement sees none.

import type pg from 'pg';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import type { DirectoryId } from '../../domain/store.ts';
import type { SqlValue } from '../tables/sql.ts';
import { createDeadline, createLiveness, type Deadline, type Liveness, wait } from './deadline.ts';
import { nameError, stateOf, timeoutError } from './errors.ts';
import { type Prepared, prepare, prepareComposed } from './prepared.ts';
import { openSession, type Sends, type Session } from './session.ts';
import { encodeText } from './text.ts';

export type Parameter = SqlValue;

export interface Answer<Row> {
  readonly rows: readonly Row[];
  /** How many rows were written or found. */
  readonly changes: number;
  /** The command that was carried out: "ROLLBACK" where a COMMIT came too late. */
  readonly command: string;
}

/** Statements with `?` for each parameter, or `$1` where one is needed twice. */
export interface Statements {
  /** For SQL that is written in the source: prepared once per connection. */
  query<Row>(sql: string, ...parameters: readonly Parameter[]): Promise<Answer<Row>>;
  /** For SQL whose text follows from a filter: prepared as well as long as there are not too many. */
  composed<Row>(sql: string, ...parameters: readonly Parameter[]): Promise<Answer<Row>>;
}

/** The statements of one directory. */
export interface Bound {
  readonly statements: Statements;
  readonly directoryId: DirectoryId;
}

/** Owns a connection. */
export interface Connection extends Statements {
  /**
   * Its statements for a reader that shares it, each for this directory where one is named, with a deadline of its own: a statement that
   * takes longer ends the connection.
   */
  lend(directoryId: string | undefined, deadline: Deadline): Statements;
  /** Makes this directory the one of all later statements. Called outside a transaction, on a connection that is not shared. */
  enter(directoryId: string): void;
  /** Forgets the directory, so that the next user names its own. */
  leave(): void;
  readonly directoryId: () => string | undefined;
  /** For SQL that runs once and is not prepared. */
  fetch<Row>(sql: string): Promise<Answer<Row>>;
  /** Runs a text of statements without parameters, one after another. */
  script(sql: string): Promise<void>;
  /** How many warnings the server has sent so far. */
  readonly warnings: () => number;
  /** Statements without an answer so far. */
  readonly load: () => number;
  readonly isUsable: () => boolean;
  /** Ends the connection once everything was answered. */
  close(): Promise<void>;
  /** Ends it at once: what was not answered fails. */
  destroy(): void;
}

/** The longest that a statement may take here; a server that hangs does not end it. */
const answerMs = 3000;

/** The directory of a session that works for all of them, as a backup does. */
export const everyDirectory = '*';
const setDirectory = "SELECT set_config('becard.directory', ?, false)";

export interface ConnectionOptions {
  /** The longest that a statement may take. */
  readonly timeoutMs?: number;
  /** Notes each answer. */
  readonly liveness?: Liveness;
  /** Called with every error as a StoreUnavailable. */
  readonly failed?: (error: unknown) => void;
  readonly sends?: Sends;
}

/** Opens a connection. Rejects with StoreUnavailable when the server cannot be reached. */
export async function connect(databaseUrl: string, options: ConnectionOptions = {}): Promise<Connection> {
  const session = await openSession(databaseUrl, options.sends);
  const { run, deadline: own, load } = createRunner(session, options);
  let entered: string | undefined;
  const enter = (directoryId: string | undefined, deadline = own()): void => {
    if (directoryId === undefined || entered === directoryId) return;
    entered = directoryId;
    run(prepare(setDirectory), [directoryId], deadline).catch(session.destroy);
  };
  return {
    query: (sql, ...parameters) => run(prepare(sql), parameters, own()),
    composed: (sql, ...parameters) => run(prepareComposed(sql), parameters, own()),
    // Both are sent in one step, so that no other statement comes between the directory and the statement for it.
    lend: (directoryId, deadline) => ({
      query: (sql, ...parameters) => {
        enter(directoryId, deadline);
        return run(prepare(sql), parameters, deadline);
      },
      composed: (sql, ...parameters) => {
        enter(directoryId, deadline);
        return run(prepareComposed(sql), parameters, deadline);
      },
    }),
    fetch: (sql) => run({ text: sql }, [], own()),
    script: async (sql) => {
      await run({ text: sql }, [], own());
    },
    enter: (directoryId) => enter(directoryId),
    leave: () => {
      entered = undefined;
    },
    directoryId: () => entered,
    warnings: session.warnings,
    load,
    isUsable: session.isUsable,
    destroy: session.destroy,
    close: async () => {
      session.lose();
      await session.client.end();
    },
  };
}

interface Runner {
  readonly run: <Row>(prepared: Prepared, parameters: readonly Parameter[], deadline: Deadline) => Promise<Answer<Row>>;
  /** For a statement of this connection alone. */
  readonly deadline: () => Deadline;
  readonly load: () => number;
}

/** Runs statements, gives their errors our names, and ends the connection over one that takes too long. */
function createRunner(
  { client, isUsable, hold, destroy }: Session,
  { timeoutMs = answerMs, liveness = createLiveness(), failed = () => undefined }: ConnectionOptions,
): Runner {
  const answers = createLiveness();
  let load = 0;
  const noteAnswer = (): void => {
    liveness.note();
    answers.note();
  };
  return {
    run: async <Row>(prepared: Prepared, parameters: readonly Parameter[], deadline: Deadline) => {
      if (!isUsable()) throw new StoreUnavailable('fault', 'The connection to the database was lost');
      load += 1;
      try {
        hold();
        const answer = client.query({ ...prepared, values: parameters.map(toValue) });
        const result = await wait(answer, deadline, () => {
          destroy();
          return timeoutError();
        });
        noteAnswer();
        return toAnswer<Row>(result);
      } catch (error) {
        if (stateOf(error) !== undefined) noteAnswer();
        const ours = nameError(error);
        failed(ours);
        throw ours;
      } finally {
        load -= 1;
      }
    },
    // Statements that were sent together are carried out one after another: each has its time from the answer before it.
    deadline: () => createDeadline(answers, { idleTimeoutMs: timeoutMs, mostMs: Number.POSITIVE_INFINITY }),
    load: () => load,
  };
}

function toValue(parameter: Parameter): unknown {
  if (typeof parameter === 'string') return encodeText(parameter);
  if (parameter instanceof Uint8Array || typeof parameter !== 'object' || parameter === null) return parameter;
  return parameter.map((item) => (typeof item === 'string' ? encodeText(item) : item));
}

/** The caller's column list makes the rows what it says. */
function toAnswer<Row>({ rows, rowCount, command }: pg.QueryResult): Answer<Row> {
  return { rows: rows as Row[], changes: rowCount ?? 0, command };
}
