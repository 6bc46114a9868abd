// Forgets what has been kept long enough, directory by directory and piece by piece in the directory's turn: no request waits long behind it,
// and nodes that do this at the same time take pieces in turn.

import type { DirectoryId } from '../../domain/model.ts';
import type { Retention, RetentionClock } from '../../domain/store.ts';
import { listDirectories } from './directories.ts';
import { installation } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Work, Writer } from './writer.ts';

const pieceSize = 500;

// The oldest lines stand first: a piece that holds a younger one is the last.
const forgetLines = `
  DELETE FROM log WHERE directory_id = $1 AND position IN (
    SELECT position FROM (SELECT position, at FROM log WHERE directory_id = $1 ORDER BY position LIMIT $2) AS oldest
    WHERE at < $3)`;
const forgetEvents = `
  DELETE FROM event WHERE directory_id = $1 AND position IN (
    SELECT position FROM (SELECT position, at FROM event WHERE directory_id = $1 ORDER BY position LIMIT $2) AS oldest
    WHERE at < $3)`;
const forgetSetupLinks = 'DELETE FROM setup_link WHERE expires_at < ?';
const forgetSessions = 'DELETE FROM session WHERE expires_at < ?';
const forgetInvitations = 'DELETE FROM invitation WHERE expires_at < ?';

/** Forgets everything from before the limits. */
export async function forget(reader: Reader, writer: Writer, limits: Retention): Promise<void> {
  for (const { id } of await listDirectories(reader)) {
    await repeat(writer, id, ({ statements }) => statements.query(forgetLines, id, pieceSize, limits.logBefore));
    await repeat(writer, id, ({ statements }) => statements.query(forgetEvents, id, pieceSize, limits.historyBefore));
  }
  await writer.write(installation, async ({ statements }) => {
    await statements.query(forgetSessions, limits.endedBefore);
    await statements.query(forgetInvitations, limits.endedBefore);
    // An ended setup link still says so to its holder for a while.
    await statements.query(forgetSetupLinks, limits.linksBefore);
  });
}

const clock = 'SELECT seen_at AS "seenAt", waited_runs AS "waitedRuns" FROM retention_clock';
const saveClock = `
  INSERT INTO retention_clock (id, seen_at, waited_runs) VALUES (1, ?, ?)
  ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, waited_runs = excluded.waited_runs`;

export async function findRetentionClock(reader: Reader): Promise<RetentionClock | undefined> {
  const { rows } = await reader.installation.query<RetentionClock>(clock);
  return rows[0];
}

export function saveRetentionClock(writer: Writer, { seenAt, waitedRuns }: RetentionClock): Promise<void> {
  return writer.write(installation, async ({ statements }) => {
    await statements.query(saveClock, seenAt, waitedRuns);
  });
}

async function repeat(
  writer: Writer,
  id: DirectoryId,
  piece: (work: Work) => Promise<{ readonly changes: number }>,
): Promise<void> {
  let forgotten = pieceSize;
  while (forgotten === pieceSize) forgotten = (await writer.write(id, piece)).changes;
}
