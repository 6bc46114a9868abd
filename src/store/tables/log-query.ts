// Queries of the provisioning log as SQL and the walk back through entries or events, stretch by stretch.

import { failedOutcomes } from '../../domain/index.ts';
import type { DirectoryId, LogQuery } from '../../domain/store.ts';
import { lateMs, minuteMs } from './rows-history.ts';
import type { Dialect, Sql, SqlValue } from './sql.ts';

export interface LogFilter {
  /** Every term begins with AND. */
  readonly text: string;
  readonly parameters: readonly SqlValue[];
}

/** The terms of a query without its positions. */
export function toFilter(query: LogQuery, dialect: Dialect): LogFilter {
  const terms: LogFilter[] = [];
  const add = (text: string, ...parameters: readonly SqlValue[]): void => {
    terms.push({ text: ` AND ${text}`, parameters });
  };
  const { contains } = dialect;
  const { outcomes, resourceId, tokenId, from, until, code, actions, search } = query;
  if (outcomes !== undefined) {
    if (isAboutFailures(query)) add('status >= 400');
    const outcome = isOneOf('outcome', outcomes, dialect);
    add(outcome.text, ...outcome.parameters);
  }
  if (resourceId !== undefined) add('resource_id = ?', resourceId);
  if (tokenId !== undefined) add('token_id = ?', tokenId);
  if (from !== undefined) add('at >= ?', from);
  if (until !== undefined) add('at < ?', until);
  if (code !== undefined) add(`(code = ? OR ${contains('warnings')})`, code, JSON.stringify(code));
  if (actions !== undefined) {
    const action = isOneOf('action', actions, dialect);
    add(action.text, ...action.parameters);
  }
  if (search !== undefined) {
    const named = isOneOf('resource_id', search.resourceIds, dialect);
    add(`(${contains('search')} OR ${named.text})`, search.text, ...named.parameters);
  }
  return { text: terms.map(({ text }) => text).join(''), parameters: terms.flatMap(({ parameters }) => parameters) };
}

/** A list makes every row half as dear again, and most searches name one user at most. */
function isOneOf(column: string, values: readonly string[], { isIn }: Dialect): LogFilter {
  const [first] = values;
  if (first === undefined) return { text: 'FALSE', parameters: [] };
  if (values.length === 1) return { text: `${column} = ?`, parameters: [first] };
  return { text: isIn(column), parameters: [values] };
}

/** Whether the index of failed entries answers a query. */
export function isAboutFailures({ outcomes }: Pick<LogQuery, 'outcomes'>): boolean {
  return outcomes?.every((outcome) => failedOutcomes.includes(outcome)) ?? false;
}

/** Counts of one stretch by minute, action and outcome; `source` is the table with its index. */
export function minutesSql(source: string): string {
  return `
    SELECT at / ${minuteMs} * ${minuteMs} AS at, action, outcome, count(*) AS requests
    FROM ${source}
    WHERE directory_id = ? AND position >= ? AND position < ? AND log.at >= ? AND log.at < ?
    GROUP BY 1, 2, 3`;
}

export interface Stretch {
  /** Inclusive. */
  readonly begin: number;
  /** Exclusive. */
  readonly end: number;
}

/** The first and last positions of a directory's rows. */
export interface Ends {
  readonly oldest: () => Promise<number | undefined>;
  readonly newestBefore: (position: number) => Promise<{ readonly position: number; readonly at: number } | undefined>;
}

/** The ends of a directory's rows in a table with positions. */
export function endsOf(sql: Sql, table: string, directoryId: DirectoryId): Ends {
  const rows = `SELECT position, at FROM ${table} WHERE directory_id = ?`;
  type Row = { readonly position: number; readonly at: number };
  return {
    oldest: async () => (await sql.get<Row>(`${rows} ORDER BY position LIMIT 1`, directoryId))?.position,
    newestBefore: (end) => sql.get<Row>(`${rows} AND position < ? ORDER BY position DESC LIMIT 1`, directoryId, end),
  };
}

/** Stretches of positions from the newest row back. It ends where rows can no longer be as young as `from`. */
export async function* walkBack(
  ends: Ends,
  { before, from = 0, length }: Pick<LogQuery, 'before' | 'from'> & { readonly length: number },
): AsyncGenerator<Stretch> {
  const first = await ends.oldest();
  let end = before ?? Number.MAX_SAFE_INTEGER;
  while (first !== undefined && end > first) {
    const newest = await ends.newestBefore(end);
    if (newest === undefined || newest.at < from - lateMs) return;
    const begin = Math.max(first, newest.position + 1 - length);
    yield { begin, end };
    end = begin;
    await nextTurn();
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
