// Queries of the provisioning log as SQL and the walk back through entries or events, stretch by stretch.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { failedOutcomes, writeActions } from '../../domain/index.ts';
import type { DirectoryId, LogQuery } from '../../domain/store.ts';
import { runMark, runMs } from './log-runs.ts';
import { lateMs } from './rows-history.ts';
import type { Dialect, Sql } from './sql.ts';
import { allOf, type Condition, type Term, termIf } from './terms.ts';

const changesSomething = `action IN (${writeActions.map((action) => `'${action}'`).join(', ')})`;

/** A query without its positions: terms that each begin with AND. A run that may hold what is asked for passes as well. */
export function toFilter(query: LogQuery, dialect: Dialect): Condition {
  const { outcomes, resourceIds, isNotable, tokenId, from, until, code, actions, search } = query;
  const [named, ...ids] = isOneOf('resource_id', search?.resourceIds, dialect);
  const [concerned, ...concernedIds] = isOneOf('resource_id', resourceIds, dialect);
  const run = `search = '${runMark}'`;
  const { text, values } = allOf(
    ...termIf(isAboutFailures(query), 'status >= 400'),
    isOneOf('outcome', outcomes, dialect),
    [`(${concerned} OR (${run} AND ${mayName(resourceIds, dialect)}))`, ...concernedIds, ...textsOf(resourceIds)],
    ...termIf(isNotable === true, `(outcome <> 'success' OR ${changesSomething})`),
    ['token_id = ?', tokenId],
    ['at >= ?', from],
    [`(at < ? OR (${run} AND at < ?))`, until, until && until + runMs],
    [`(code = ? OR ${dialect.contains('warnings')})`, code, JSON.stringify(code)],
    isOneOf('action', actions, dialect),
    [
      `(${dialect.contains('search')} OR ${named} OR (${run} AND (${dialect.contains('lines')} OR ${mayName(search?.resourceIds, dialect)})))`,
      search?.text,
      ...ids,
      inJson(search?.text),
      ...textsOf(search?.resourceIds),
    ],
  );
  return { text: text === '' ? '' : ` AND ${text}`, values };
}

/** More ids than these are looked for in every run. */
const maxTexts = 8;

/** Whether a run may hold one of these ids. */
function mayName(ids: readonly string[] = [], { contains }: Dialect): string {
  if (ids.length > maxTexts) return 'TRUE';
  return ids.length === 0 ? 'FALSE' : `(${ids.map(() => contains('lines')).join(' OR ')})`;
}

function textsOf(ids: readonly string[] = []): readonly (string | undefined)[] {
  return ids.length > maxTexts ? [] : ids.map(inJson);
}

/** A text as it is within `lines`. */
function inJson(text: string | undefined): string | undefined {
  return text && JSON.stringify(text).slice(1, -1);
}

/** A list makes every row half as dear again, and most searches name one user at most. */
function isOneOf(column: string, values: readonly string[] | undefined, { isIn }: Dialect): Term {
  if (values?.length === 0) return ['FALSE'];
  return values?.length === 1 ? [`${column} = ?`, values[0]] : [isIn(column), values];
}

/** Whether the index of failed entries answers a query. */
export function isAboutFailures({ outcomes }: Pick<LogQuery, 'outcomes'>): boolean {
  return outcomes?.every((outcome) => failedOutcomes.includes(outcome)) ?? false;
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

/** The position behind the last row that may be as old as a time: found by halving, because rows are in the order of their time but for `lateMs`. */
export async function positionAfter(ends: Ends, at: number): Promise<number> {
  let low = (await ends.oldest()) ?? 0;
  let high = ((await ends.newestBefore(Number.MAX_SAFE_INTEGER))?.position ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await ends.newestBefore(middle + 1);
    if (row !== undefined && row.at > at + lateMs) high = row.position;
    else low = middle + 1;
  }
  return low;
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
