// Forgets what has been kept long enough in small pieces, and rests after each for as long as it took: no request waits long behind it,
// and at least half of the time is theirs.

import { setTimeout as rest } from 'node:timers/promises';
import type { Retention } from '../../directory/store.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

const pieceSize = 200;

// The oldest lines stand first: a piece that holds a younger one is the last.
const forgetLines = `
  DELETE FROM log WHERE position IN (
    SELECT position FROM (SELECT position, at FROM log ORDER BY position LIMIT ?) WHERE at < ?)`;

const removed = `
  SELECT position, directory_id AS directoryId, id FROM resource
  WHERE deleted_at IS NOT NULL AND deleted_at < ? LIMIT ?`;
const forgetResource = 'DELETE FROM resource WHERE position = ?';
const forgetMembers = `
  DELETE FROM member WHERE directory_id = ?1 AND (group_id = ?2 OR (member_id = ?2 AND type IS NULL))`;

const forgetSecrets = 'DELETE FROM resource_secret WHERE directory_id = ? AND resource_id = ?';

const forgetSetupLinks = 'DELETE FROM setup_link WHERE expires_at < ?';
const forgetSessions = 'DELETE FROM session WHERE expires_at < ?';
const forgetInvitations = 'DELETE FROM invitation WHERE expires_at < ?';

interface RemovedRow {
  readonly position: number;
  readonly directoryId: string;
  readonly id: string;
}

/** Forgets everything from before the limits. */
export async function forget(writer: Writer, limits: Retention): Promise<void> {
  await repeat(writer, (statements) => statements.query(forgetLines).run(pieceSize, limits.logBefore).changes);
  await repeat(writer, (statements) => forgetRemoved(statements, limits.removedBefore));
  await writer.write((statements) => {
    statements.query(forgetSessions).run(limits.endedBefore);
    statements.query(forgetInvitations).run(limits.endedBefore);
    // An ended setup link still says so to whoever follows it, as long as removed people are kept.
    statements.query(forgetSetupLinks).run(limits.removedBefore);
  });
}

async function repeat(writer: Writer, piece: (statements: Statements) => number): Promise<void> {
  let forgotten = pieceSize;
  while (forgotten === pieceSize) {
    const started = performance.now();
    forgotten = await writer.write(piece);
    await rest(performance.now() - started);
  }
}

function forgetRemoved(statements: Statements, before: number): number {
  const rows = statements.query<RemovedRow>(removed).all(before, pieceSize);
  for (const { position, directoryId, id } of rows) {
    statements.query(forgetResource).run(position);
    statements.query(forgetMembers).run(directoryId, id);
    statements.query(forgetSecrets).run(directoryId, id);
  }
  return rows.length;
}
