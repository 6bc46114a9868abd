// The feed in PostgreSQL. Writers of different directories draw positions side by side, and the one that drew first may commit last. A reader
// therefore goes only as far as no event can appear any more. PostgreSQL knows who writes: an INSERT holds a lock on the table from before
// it draws a position until its transaction has ended and its rows are visible (PostgreSQL, "Explicit Locking", ROW EXCLUSIVE).

import { setTimeout as delay } from 'node:timers/promises';
import type { EventFeed, FeedQuery } from '../../domain/store.ts';
import { createEventFeed, type FeedRange, type FeedRow } from '../feed.ts';
import { eventColumns } from '../rows-history.ts';
import { everyDirectory, type Parameter, type Statements } from './connection.ts';
import type { Reader } from './reader.ts';

const drawn = 'SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS position FROM position';
const writers = `
  SELECT DISTINCT virtualtransaction AS id FROM pg_locks
  WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND relation = CAST('event' AS regclass)
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()`;
const newestUntil = 'SELECT position FROM event WHERE position <= ? ORDER BY position DESC LIMIT 1';
const firstAfter = 'SELECT position, at FROM event WHERE position > ? ORDER BY position LIMIT 1';
const nth = `
  SELECT position FROM event WHERE position > ? AND position <= ? ORDER BY position LIMIT 1 OFFSET ?`;
const nthOfDirectory = `
  SELECT position FROM event WHERE position > ? AND position <= ? AND directory_id = ?
  ORDER BY position LIMIT 1 OFFSET ?`;

/** How long a reader waits for the transactions that write; most end within a few milliseconds. */
const waitMs = 200;
const lookAgainMs = 3;

interface Place {
  readonly position: number;
}

export function createPostgresFeed(reader: Reader): EventFeed {
  const statements = reader.of(everyDirectory);
  return createEventFeed({
    settled: createSettled(reader.installation),
    rows: (range, query) => readRows(statements, range, query),
    nth: async ({ after, until }, n, directoryId) => {
      const { rows } =
        directoryId === undefined
          ? await statements.query<Place>(nth, after, until, n - 1)
          : await statements.query<Place>(nthOfDirectory, after, until, directoryId, n - 1);
      return rows[0]?.position;
    },
    firstAfter: async (position) =>
      (await statements.query<Place & { readonly at: number }>(firstAfter, position)).rows[0],
    newestUntil: async (position) => (await statements.query<Place>(newestUntil, position)).rows[0]?.position ?? 0,
  });
}

/**
 * Reads the newest position, then which transactions write, and waits until these have ended: whoever draws a position later draws a
 * higher one. When one of them takes long, readers stay where an earlier call has come to.
 */
function createSettled(statements: Statements): () => Promise<number> {
  let settled = 0;
  const readWriters = async (): Promise<ReadonlySet<string>> => {
    const { rows } = await statements.query<{ readonly id: string }>(writers);
    return new Set(rows.map(({ id }) => id));
  };
  return async () => {
    const newest = (await statements.query<Place>(drawn)).rows[0]?.position ?? 0;
    const before = await readWriters();
    const until = performance.now() + waitMs;
    for (let now = before; !before.isDisjointFrom(now); now = await readWriters()) {
      if (performance.now() > until) return settled;
      await delay(lookAgainMs);
    }
    settled = Math.max(settled, newest);
    return settled;
  };
}

async function readRows(
  statements: Statements,
  { after, until }: FeedRange,
  { directoryIds, types, limit }: FeedQuery,
): Promise<readonly FeedRow[]> {
  const terms = ['position > ?', 'position <= ?'];
  const parameters: Parameter[] = [after, until];
  if (directoryIds?.length === 1) {
    terms.push('directory_id = ?');
    parameters.push(...directoryIds);
  } else if (directoryIds !== undefined) {
    terms.push('directory_id = ANY(CAST(? AS text[]))');
    parameters.push(directoryIds);
  }
  if (types !== undefined) {
    terms.push('type = ANY(CAST(? AS text[]))');
    parameters.push(types);
  }
  const text = `SELECT position, directory_id, ${eventColumns} FROM event WHERE ${terms.join(' AND ')} ORDER BY position LIMIT ?`;
  return (await statements.query<FeedRow>(text, ...parameters, limit)).rows;
}
