// Prunes old rows, directory by directory and piece by piece under the directory's lock, so that no request waits long behind it.
// Nodes that prune at the same time alternate.

import type { DirectoryId, Retention } from '../../domain/store.ts';
import type { Database } from '../tables/sql.ts';
import type { Work, Writer } from './writer.ts';

const pieceSize = 500;

const directories = 'SELECT id FROM directory WHERE removing = 0';
// The oldest rows come first: a piece that holds a younger one is the last.
const pruneEntries = `
  DELETE FROM log WHERE directory_id = $1 AND position IN (
    SELECT position FROM (SELECT position, at FROM log WHERE directory_id = $1 ORDER BY position LIMIT $2) AS oldest
    WHERE at < $3)`;
const pruneEvents = `
  DELETE FROM event WHERE directory_id = $1 AND position IN (
    SELECT position FROM (SELECT position, at FROM event WHERE directory_id = $1 ORDER BY position LIMIT $2) AS oldest
    WHERE at < $3)`;

/** Prunes log entries and events from before the limits. */
export async function pruneLarge({ read }: Database, writer: Writer, limits: Retention): Promise<void> {
  for (const { id } of await read.all<{ id: DirectoryId }>(directories)) {
    await repeat(writer, id, ({ statements }) => statements.query(pruneEntries, id, pieceSize, limits.logBefore));
    await repeat(writer, id, ({ statements }) => statements.query(pruneEvents, id, pieceSize, limits.historyBefore));
  }
}

async function repeat(
  writer: Writer,
  id: DirectoryId,
  piece: (work: Work) => Promise<{ readonly changes: number }>,
): Promise<void> {
  let pruned = pieceSize;
  while (pruned === pieceSize) pruned = (await writer.write(id, piece)).changes;
}
