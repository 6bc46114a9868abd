// SQLite for the cold tables: reads on the reading connection, writes one after another through the queue.

import type { Database, Dialect, Sql, SqlValue } from '../tables/sql.ts';
import type { Parameter, Statements } from './connection.ts';
import type { Writer } from './writer.ts';

const dialect: Dialect = {
  contains: (column) => `instr(${column}, ?) > 0`,
  isIn: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  rows: (name) => `json_each(?) AS ${name}`,
  part: (list, at) => `json_extract(${list}, '$[${at}]')`,
  positions: (order) => `json_group_array(r.position ORDER BY ${order})`,
  joinInOrder: 'CROSS JOIN',
  hasEventsByResource: false,
  indexed: (table, index) => `${table} INDEXED BY ${index}`,
  unindexed: (column) => `+${column}`,
};
const findDirectory = 'SELECT id FROM directory WHERE id = ? AND removing = 0';

export function createDatabase(reader: Statements, writer: Writer): Database {
  const read = createSql(reader);
  return {
    read,
    readOf: () => read,
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
    dialect,
    all: async <Row>(text: string, ...values: readonly SqlValue[]) =>
      statements.query<Row>(text).all(...values.map(toParameter)),
    get: async <Row>(text: string, ...values: readonly SqlValue[]) =>
      statements.query<Row>(text).get(...values.map(toParameter)),
    composed: async <Row>(text: string, ...values: readonly SqlValue[]) =>
      statements.composed<Row>(text).all(...values.map(toParameter)),
    run: async (text, ...values) => statements.query(text).run(...values.map(toParameter)).changes,
  };
}

/** A list goes in as a JSON text. */
function toParameter(value: SqlValue): Parameter {
  return typeof value !== 'object' || value === null || value instanceof Uint8Array ? value : JSON.stringify(value);
}
