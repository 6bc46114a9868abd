// Reads: each statement on a connection that others use as well. One that was lost on the way is asked again, once, on another connection.

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

/**
 * A request looks first whose it is and then for what it asks: with these its client hears within five seconds,
 * also from a database that hangs.
 */
const idleTimeoutMs = { installation: 1500, directory: 3000 } as const;
/** The longest wait for one that does answer, but has much to do. */
const mostMs = 10_000;

export function createReader(pool: Pool): Reader {
  const ask = async <Row>(
    directoryId: string | undefined,
    send: (statements: Statements) => Promise<Answer<Row>>,
  ): Promise<Answer<Row>> => {
    const kind = directoryId === undefined ? 'installation' : 'directory';
    const patience = createDeadline(pool.pulses.shared, { idleTimeoutMs: idleTimeoutMs[kind], mostMs });
    const reach = async (): Promise<Statements> =>
      (await pool.share(directoryId, patience)).lend(directoryId, patience);
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
