// Positions of the feed in SQLite. One process writes at a time, so they are committed in their order: each one that was given is settled.

import type { Positions } from '../tables/feed.ts';
import type { Sql } from '../tables/sql.ts';

const highest = "SELECT seq AS position FROM sqlite_sequence WHERE name = 'event'";

export function createPositions(sql: Sql): Positions {
  const newest = async (): Promise<number> => (await sql.get<{ readonly position: number }>(highest))?.position ?? 0;
  return { newest, settled: newest };
}
