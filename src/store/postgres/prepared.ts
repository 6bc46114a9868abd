// Names and texts of prepared statements, the same on every connection. PostgreSQL numbers the parameters that are written as `?`.

export interface Prepared {
  readonly text: string;
  /** Without a name a statement is planned at each call. */
  readonly name?: string;
}

const prepared = new Map<string, Prepared>();
const composed = new Map<string, Prepared>();
const maxComposed = 300;

export function prepare(sql: string): Prepared {
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  const made = { text: numbered(sql), name: `becard_${prepared.size}` };
  prepared.set(sql, made);
  return made;
}

/** The first filters of a process are the usual ones; later shapes are planned at each call. */
export function prepareComposed(sql: string): Prepared {
  const known = composed.get(sql);
  if (known !== undefined) return known;
  const text = numbered(sql);
  if (composed.size >= maxComposed) return { text };
  const made = { text, name: `becard_filter_${composed.size}` };
  composed.set(sql, made);
  return made;
}

function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => {
    count += 1;
    return `$${count}`;
  });
}
