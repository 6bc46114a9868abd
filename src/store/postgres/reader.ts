// Reads: each statement on a shared connection. A statement whose connection was lost is sent once more on another.

import type { Answer, Statements } from './connection.ts';
import { createDeadline } from './deadline.ts';
import { isLostConnection } from './errors.ts';
import type { Pool } from './pool.ts';

export interface Reader {
  /** Statements that see the rows of this directory alone. */
  of(directoryId: string): Statements;
  /** Statements on tables that belong to no directory. */
  readonly installation: Statements;
}

/** A request looks up its token and then reads: with both timeouts its client is answered within five seconds when the database hangs. */
const idleTimeoutMs = { installation: 1500, directory: 3000 } as const;
/** The longest wait for a database that answers but is busy. */
const mostMs = 10_000;

export function createReader(pool: Pool): Reader {
  const ask = async <Row>(
    directoryId: string | undefined,
    send: (statements: Statements) => Promise<Answer<Row>>,
  ): Promise<Answer<Row>> => {
    const kind = directoryId === undefined ? 'installation' : 'directory';
    const deadline = createDeadline(pool.liveness.shared, { idleTimeoutMs: idleTimeoutMs[kind], mostMs });
    const reach = async (): Promise<Statements> =>
      (await pool.share(directoryId, deadline)).lend(directoryId, deadline);
    // Where no connection can be opened, a second try would double the wait.
    const first = await reach();
    try {
      return await send(first);
    } catch (error) {
      if (!isLostConnection(error)) throw error;
    }
    return send(await reach());
  };
  const statements = (directoryId: string | undefined): Statements => ({
    query: (sql, ...parameters) => ask(directoryId, (connection) => connection.query(sql, ...parameters)),
    composed: (sql, ...parameters) => ask(directoryId, (connection) => connection.composed(sql, ...parameters)),
  });
  return { of: statements, installation: statements(undefined) };
}
