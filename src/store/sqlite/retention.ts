// Forgets what has been kept long enough in small pieces, and rests after each for as long as it took: no request waits long behind it,
// and at least half of the time is theirs.

import { setTimeout as rest } from 'node:timers/promises';
import type { Retention, RetentionClock } from '../../domain/store.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

const pieceSize = 200;

// The oldest lines stand first: a piece that holds a younger one is the last.
const forgetLines = `
  DELETE FROM log WHERE position IN (
    SELECT position FROM (SELECT position, at FROM log ORDER BY position LIMIT ?) WHERE at < ?)`;

// An event stands behind those of before by less than the time that a transaction takes, so the same holds for the history.
const forgetEvents = `
  DELETE FROM event WHERE position IN (
    SELECT position FROM (SELECT position, at FROM event ORDER BY position LIMIT ?) WHERE at < ?)`;
const forgetSetupLinks = 'DELETE FROM setup_link WHERE expires_at < ?';
const forgetSessions = 'DELETE FROM session WHERE expires_at < ?';
const forgetInvitations = 'DELETE FROM invitation WHERE expires_at < ?';

/** Forgets everything from before the limits. */
export async function forget(writer: Writer, limits: Retention): Promise<void> {
  await repeat(writer, (statements) => statements.query(forgetLines).run(pieceSize, limits.logBefore).changes);
  await repeat(writer, (statements) => statements.query(forgetEvents).run(pieceSize, limits.historyBefore).changes);
  await writer.write((statements) => {
    statements.query(forgetSessions).run(limits.endedBefore);
    statements.query(forgetInvitations).run(limits.endedBefore);
    // An ended setup link still says so to its holder for a while.
    statements.query(forgetSetupLinks).run(limits.linksBefore);
  });
}

const clock = 'SELECT seen_at AS seenAt, waited_runs AS waitedRuns FROM retention_clock';
const saveClock = `
  INSERT INTO retention_clock (id, seen_at, waited_runs) VALUES (1, ?, ?)
  ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, waited_runs = excluded.waited_runs`;

export function findRetentionClock(statements: Statements): RetentionClock | undefined {
  return statements.query<RetentionClock>(clock).get();
}

export function saveRetentionClock(statements: Statements, { seenAt, waitedRuns }: RetentionClock): void {
  statements.query(saveClock).run(seenAt, waitedRuns);
}

async function repeat(writer: Writer, piece: (statements: Statements) => number): Promise<void> {
  let forgotten = pieceSize;
  while (forgotten === pieceSize) {
    const started = performance.now();
    forgotten = await writer.write(piece);
    await rest(performance.now() - started);
  }
}
