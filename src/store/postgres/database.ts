// The cold tables' face of PostgreSQL: reads on shared connections, writes in transactions that hold a lock.

import type { Database, Dialect, Sql, SqlValue } from '../tables/sql.ts';
import type { Statements } from './connection.ts';
import { installation, waitForLock } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

const dialect: Dialect = {
  contains: (column) => `strpos(${column}, ?) > 0`,
  isIn: (column, type = 'text') => `${column} = ANY(CAST(? AS ${type}[]))`,
  rows: (name, type) => `unnest(CAST(? AS ${type}[])) AS ${name} (value)`,
  part: (list, at) => `(CAST(${list} AS json) ->> ${at})`,
  positions: (order) => `CAST(coalesce(json_agg(r.position ORDER BY ${order}), '[]') AS text)`,
  joinInOrder: 'JOIN',
  hasEventsByResource: true,
  indexed: (table) => table,
  unindexed: (column) => column,
};
const createLock = 'INSERT INTO directory_lock (id) VALUES (?)';
const dropLock = 'DELETE FROM directory_lock WHERE id = ?';

export function createDatabase(reader: Reader, writer: Writer): Database {
  return {
    read: createSql(reader.installation),
    readOf: (id) => createSql(reader.of(id)),
    inInstallation: (work) => writer.write(installation, ({ statements }) => work(createSql(statements))),
    // In a transaction of its own: a write that was let in before has ended, and none begins until this one has.
    inDirectory: (id, work) =>
      writer.alone(id, async (statements) => {
        return (await waitForLock(statements, id)) ? work(createSql(statements)) : undefined;
      }),
    unlocked: (id, work) => writer.alone(id, (statements) => work(createSql(statements))),
    createLock: async (sql, id) => void (await sql.run(createLock, id)),
    dropLock: async (sql, id) => void (await sql.run(dropLock, id)),
  };
}

/** The same statements as SQL of the cold tables. */
export function createSql(statements: Statements): Sql {
  return {
    dialect,
    all: async <Row>(text: string, ...values: readonly SqlValue[]) =>
      (await statements.query<Row>(text, ...values)).rows,
    get: async <Row>(text: string, ...values: readonly SqlValue[]) =>
      (await statements.query<Row>(text, ...values)).rows[0],
    composed: async <Row>(text: string, ...values: readonly SqlValue[]) =>
      (await statements.composed<Row>(text, ...values)).rows,
    run: async (text, ...values) => (await statements.query(text, ...values)).changes,
  };
}
