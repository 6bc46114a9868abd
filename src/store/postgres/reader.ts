// Reads: each statement on a connection that others use as well. One that was lost on the way is asked again, once, on another connection.

import type { Answer, Connection, Statements } from './connection.ts';
import { isLostConnection } from './errors.ts';
import type { Pool } from './pool.ts';

export interface Reader {
  /** Statements that see the rows of this directory alone. */
  of(directoryId: string): Statements;
  /** Statements on tables that belong to no directory. */
  readonly installation: Statements;
}

/** A connection that is lost later than this hung: who waited for it has no time left for another. */
const soonMs = 1_000;

export function createReader(pool: Pool): Reader {
  const ask = async <Row>(
    directoryId: string | undefined,
    send: (connection: Connection) => Promise<Answer<Row>>,
  ): Promise<Answer<Row>> => {
    const reach = async (): Promise<Connection> => {
      const connection = await pool.share(directoryId);
      if (directoryId !== undefined) connection.enter(directoryId);
      return connection;
    };
    // Where no connection can be opened, a second try would double the wait.
    const connection = await reach();
    const started = performance.now();
    try {
      return await send(connection);
    } catch (error) {
      if (!isLostConnection(error) || performance.now() - started > soonMs) throw error;
    }
    return send(await reach());
  };
  const statements = (directoryId: string | undefined): Statements => ({
    query: (sql, ...parameters) => ask(directoryId, (connection) => connection.query(sql, ...parameters)),
    composed: (sql, ...parameters) => ask(directoryId, (connection) => connection.composed(sql, ...parameters)),
  });
  return { of: statements, installation: statements(undefined) };
}
