// Queries of the provisioning log as SQL that both engines share, and the walk back through entries or events, stretch by stretch.

import { failedOutcomes } from '../domain/index.ts';
import type { LogQuery } from '../domain/store.ts';
import { lateMs, minuteMs } from './rows-history.ts';

/** The parts that differ between engines; `List` is a parameter that holds many texts. */
export interface LogDialect<List> {
  /** Whether a column contains a text. */
  readonly holds: (column: string) => string;
  readonly isInList: (column: string) => string;
  readonly list: (values: readonly string[]) => List;
}

export interface LogFilter<List> {
  /** Every term begins with AND. */
  readonly text: string;
  readonly parameters: readonly (string | number | List)[];
}

/** The terms of a query without its positions. */
export function toFilter<List>(query: LogQuery, dialect: LogDialect<List>): LogFilter<List> {
  const terms: LogFilter<List>[] = [];
  const add = (text: string, ...parameters: readonly (string | number | List)[]): void => {
    terms.push({ text: ` AND ${text}`, parameters });
  };
  const { holds } = dialect;
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
  if (code !== undefined) add(`(code = ? OR ${holds('warnings')})`, code, JSON.stringify(code));
  if (actions !== undefined) {
    const action = isOneOf('action', actions, dialect);
    add(action.text, ...action.parameters);
  }
  if (search !== undefined) {
    const named = isOneOf('resource_id', search.resourceIds, dialect);
    add(`(${holds('search')} OR ${named.text})`, search.text, ...named.parameters);
  }
  return { text: terms.map(({ text }) => text).join(''), parameters: terms.flatMap(({ parameters }) => parameters) };
}

/** A list makes every row half as dear again, and most searches name one user at most. */
function isOneOf<List>(column: string, values: readonly string[], dialect: LogDialect<List>): LogFilter<List> {
  const [first] = values;
  if (first === undefined) return { text: 'FALSE', parameters: [] };
  if (values.length === 1) return { text: `${column} = ?`, parameters: [first] };
  return { text: dialect.isInList(column), parameters: [dialect.list(values)] };
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
