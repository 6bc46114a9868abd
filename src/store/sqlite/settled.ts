// How far a reader of the feed may go. One process writes at a time, so positions are committed in their order.

import type { ReadSettled } from '../tables/feed.ts';
import type { Sql } from '../tables/sql.ts';

/** The highest position that was ever given, whatever was pruned. */
const highest = "SELECT seq AS position FROM sqlite_sequence WHERE name = 'event'";

export function createSettled(sql: Sql): ReadSettled {
  return async () => (await sql.get<{ readonly position: number }>(highest))?.position ?? 0;
}
