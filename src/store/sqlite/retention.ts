// Prunes old rows in small pieces and pauses after each for as long as it took, so that requests wait for one piece at most and have half
// of the time.

import { setTimeout as rest } from 'node:timers/promises';
import type { Retention } from '../../domain/store.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

const pieceSize = 200;

// The oldest rows come first: a piece that holds a younger one is the last.
const pruneEntries = `
  DELETE FROM log WHERE position IN (
    SELECT position FROM (SELECT position, at FROM log ORDER BY position LIMIT ?) WHERE at < ?)`;

// Events are out of order by less than the time of a transaction, so the same holds for them.
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
