// SQLite for the cold tables: reads on the reading connection, writes one after another through the queue.

import type { Database, Sql, SqlValue } from '../tables/sql.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

const findDirectory = 'SELECT id FROM directory WHERE id = ? AND removing = 0';

export function createDatabase(reader: Statements, writer: Writer): Database {
  return {
    read: createSql(reader),
    inInstallation: (work) => writer.write((statements) => work(createSql(statements))),
    inDirectory: (id, work) =>
      writer.write((statements) => {
        if (statements.query(findDirectory).get(id) === undefined) return undefined;
        return work(createSql(statements));
      }),
    unlocked: (_, work) => writer.write((statements) => work(createSql(statements))),
    // One process writes at a time: a directory needs no lock of its own.
    createLock: async () => undefined,
    dropLock: async () => undefined,
  };
}

/** The same statements as SQL of the cold tables. */
export function createSql(statements: Statements): Sql {
  return {
    all: async <Row>(text: string, ...values: readonly SqlValue[]) => statements.query<Row>(text).all(...values),
    get: async <Row>(text: string, ...values: readonly SqlValue[]) => statements.query<Row>(text).get(...values),
    run: async (text, ...values) => statements.query(text).run(...values).changes,
  };
}
