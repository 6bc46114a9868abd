// The feed in SQLite: one process writes at a time, so positions are committed in their order and whatever is visible is settled.

import type { EventFeed, FeedQuery } from '../../domain/store.ts';
import { createEventFeed, type FeedRange, type FeedRow } from '../feed.ts';
import { eventColumns } from '../rows-history.ts';
import type { Statements } from './connection.ts';

/** The highest position that was ever given, whatever was pruned. */
const settled = "SELECT seq AS position FROM sqlite_sequence WHERE name = 'event'";
const newestUntil = 'SELECT position FROM event WHERE position <= ? ORDER BY position DESC LIMIT 1';
const firstAfter = 'SELECT position, at FROM event WHERE position > ? ORDER BY position LIMIT 1';
const inRange = 'position > ? AND position <= ?';
const nth = `SELECT position FROM event WHERE ${inRange} ORDER BY position LIMIT 1 OFFSET ?`;
const nthOfDirectory = `SELECT position FROM event WHERE directory_id = ? AND ${inRange} ORDER BY position LIMIT 1 OFFSET ?`;
const isListed = 'IN (SELECT value FROM json_each(?))';

interface Place {
  readonly position: number;
}

export function createSqliteFeed(statements: Statements): EventFeed {
  return createEventFeed({
    settled: async () => statements.query<Place>(settled).get()?.position ?? 0,
    rows: async (range, query) => readRows(statements, range, query),
    nth: async ({ after, until }, n, directoryId) => {
      const found =
        directoryId === undefined
          ? statements.query<Place>(nth).get(after, until, n - 1)
          : statements.query<Place>(nthOfDirectory).get(directoryId, after, until, n - 1);
      return found?.position;
    },
    firstAfter: async (position) => statements.query<Place & { readonly at: number }>(firstAfter).get(position),
    newestUntil: async (position) => statements.query<Place>(newestUntil).get(position)?.position ?? 0,
  });
}

function readRows(
  statements: Statements,
  { after, until }: FeedRange,
  { directoryIds, types, limit }: FeedQuery,
): readonly FeedRow[] {
  const [only] = directoryIds?.length === 1 ? directoryIds : [];
  const terms = [inRange];
  const lists: string[] = [];
  if (only !== undefined) terms.unshift('directory_id = ?');
  else if (directoryIds !== undefined) {
    // Without its index: the range is short, and the index would have them sorted.
    terms.push(`+directory_id ${isListed}`);
    lists.push(JSON.stringify(directoryIds));
  }
  if (types !== undefined) {
    terms.push(`type ${isListed}`);
    lists.push(JSON.stringify(types));
  }
  const text = `SELECT position, directory_id, ${eventColumns} FROM event WHERE ${terms.join(' AND ')} ORDER BY position LIMIT ?`;
  const first = only === undefined ? [] : [only];
  return statements.query<FeedRow>(text).all(...first, after, until, ...lists, limit);
}
