// The fields of a type as columns of its table: `createdAt` is created_at, an absent value is NULL.

import { placeholders, type Scalar, type Sql, type SqlValue } from './sql.ts';

/** How a field is kept: as it is, as 0 or 1, or as JSON. */
type Kind = 'value' | 'flag' | 'json';

/** What a statement returns; its column list makes it what it is. */
export type Row = Readonly<Record<string, unknown>>;

export interface Fields<Value> {
  readonly names: readonly string[];
  /** For UPDATE, in the order of `write`. */
  readonly assignments: string;
  /** For INSERT, in the order of `write`. */
  readonly columns: string;
  readonly places: string;
  readonly write: (value: Value) => readonly Scalar[];
  /** For SELECT. */
  readonly selection: string;
  readonly read: (row: Row) => Value;
  /** The same for the table with this alias in a statement over several. */
  readonly of: (alias: string) => Fields<Value>;
}

/** Every field of a type with how it is kept. */
export function fieldsOf<Value>(kinds: Readonly<Record<keyof Value & string, Kind>>, prefix = ''): Fields<Value> {
  const fields = Object.entries<Kind>(kinds).map(([name, kind]) => ({ name, kind, label: `${prefix}${name}` }));
  const names = fields.map(({ name }) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  const columns = names.join(', ');
  return {
    names,
    assignments: names.map((name) => `${name} = ?`).join(', '),
    columns,
    places: placeholders(columns),
    write: (value) => fields.map(({ name, kind }) => toColumn(value[name as keyof Value], kind)),
    selection: fields.map(({ label }, at) => `${prefix}${names[at]} AS "${label}"`).join(', '),
    read: (row) => {
      const value: Record<string, unknown> = {};
      for (const { name, kind, label } of fields) value[name] = fromColumn(row[label], kind);
      return value as Value;
    },
    of: (alias) => fieldsOf(kinds, `${alias}.`),
  };
}

/** What a statement finds, read from its row; undefined where there is none. */
export async function readOne<Found, Value>(
  sql: Sql,
  read: (row: Found) => Value,
  text: string,
  ...values: readonly SqlValue[]
): Promise<Value | undefined> {
  const row = await sql.get<Found>(text, ...values);
  return row && read(row);
}

function toColumn(value: unknown, kind: Kind): Scalar {
  if (value === undefined) return null;
  if (kind === 'flag') return Number(value);
  return kind === 'json' ? JSON.stringify(value) : (value as Scalar);
}

function fromColumn(value: unknown, kind: Kind): unknown {
  if (value === null) return undefined;
  if (kind === 'flag') return value === 1;
  return kind === 'json' ? JSON.parse(String(value)) : value;
}
