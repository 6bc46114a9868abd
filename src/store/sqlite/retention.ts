// Forgets what has been kept long enough in small pieces, and rests after each for as long as it took: no request waits long behind it,
// and at least half of the time is theirs.

import { setTimeout as rest } from 'node:timers/promises';
import type { Retention } from '../../domain/store.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

const pieceSize = 200;

// The oldest lines stand first: a piece that holds a younger one is the last.
const pruneEntries = `
  DELETE FROM log WHERE position IN (
    SELECT position FROM (SELECT position, at FROM log ORDER BY position LIMIT ?) WHERE at < ?)`;

// An event stands behind those of before by less than the time that a transaction takes, so the same holds for the history.
const pruneEvents = `
  DELETE FROM event WHERE position IN (
    SELECT position FROM (SELECT position, at FROM event ORDER BY position LIMIT ?) WHERE at < ?)`;

/** Prunes log entries and events from before the limits. */
export async function pruneLarge(writer: Writer, limits: Retention): Promise<void> {
  await repeat(writer, (statements) => statements.query(pruneEntries).run(pieceSize, limits.logBefore).changes);
  await repeat(writer, (statements) => statements.query(pruneEvents).run(pieceSize, limits.historyBefore).changes);
}

async function repeat(writer: Writer, piece: (statements: Statements) => number): Promise<void> {
  let pruned = pieceSize;
  while (pruned === pieceSize) {
    const started = performance.now();
    pruned = await writer.write(piece);
    await rest(performance.now() - started);
  }
}
