// Positions of the feed in PostgreSQL. Writers of different directories draw positions side by side, and the one that drew first may commit
// last, so the reader stays behind every transaction that writes. PostgreSQL knows them: an INSERT locks the table from before it draws a
// position until its transaction has ended and its rows are visible (PostgreSQL, "Explicit Locking", ROW EXCLUSIVE).

import { setTimeout as delay } from 'node:timers/promises';
import type { Positions } from '../tables/feed.ts';
import type { Sql } from '../tables/sql.ts';

const drawn = 'SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS position FROM position';
const writers = `
  SELECT DISTINCT virtualtransaction AS id FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND relation = CAST('event' AS regclass)
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()`;

/** How long a reader waits for the transactions that write; most end within a few milliseconds. */
const waitMs = 200;
const lookAgainMs = 3;

/**
 * `settled` reads the newest position, then which transactions write, and waits until these have ended: a transaction that draws a position
 * later draws a higher one. When one of them takes long, readers stay at the position that an earlier call has reached.
 */
export function createPositions(sql: Sql): Positions {
  let reached = 0;
  const newest = async (): Promise<number> => (await sql.get<{ readonly position: number }>(drawn))?.position ?? 0;
  const readWriters = async (): Promise<ReadonlySet<string>> =>
    new Set((await sql.all<{ readonly id: string }>(writers)).map(({ id }) => id));
  const settled = async (): Promise<number> => {
    const found = await newest();
    const before = await readWriters();
    const until = performance.now() + waitMs;
    for (let now = before; !before.isDisjointFrom(now); now = await readWriters()) {
      if (performance.now() > until) return reached;
      await delay(lookAgainMs);
    }
    reached = Math.max(reached, found);
    return reached;
  };
  return { newest, settled: shareNext(settled) };
}

/** Calls that come while one is under way share the next one. It begins after them, so that each sees what was committed before it. */
function shareNext(work: () => Promise<number>): () => Promise<number> {
  let running: Promise<number> | undefined;
  let next: Promise<number> | undefined;
  const run = (): Promise<number> => {
    next = undefined;
    running = work().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (running === undefined) return run();
    next ??= running.then(run, run);
    return next;
  };
}
