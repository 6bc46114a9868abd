// Rows of rehearsals, and the statements that SQLite and PostgreSQL share.

import type { DirectoryId, KeptRehearsal } from '../domain/model.ts';

export interface RehearsalRow {
  readonly directory_id: DirectoryId;
  readonly id: string;
  readonly running: number;
  readonly called_off: number;
  readonly seen_at: number;
  readonly text: string;
}

export function toRehearsal(row: RehearsalRow): KeptRehearsal {
  return {
    id: row.id,
    directoryId: row.directory_id,
    isRunning: row.running === 1,
    isCalledOff: row.called_off === 1,
    seenAt: row.seen_at,
    text: row.text,
  };
}

export const rehearsalStatements = {
  find: 'SELECT directory_id, id, running, called_off, seen_at, text FROM rehearsal WHERE directory_id = ?',
  running: 'SELECT id FROM rehearsal WHERE running = 1 AND seen_at >= ? LIMIT 1',
  begin: `
    INSERT INTO rehearsal (directory_id, id, running, called_off, seen_at, text) VALUES (?, ?, 1, 0, ?, ?)
    ON CONFLICT (directory_id) DO UPDATE
    SET id = excluded.id, running = 1, called_off = 0, seen_at = excluded.seen_at, text = excluded.text`,
  tell: 'UPDATE rehearsal SET running = ?, seen_at = ?, text = ? WHERE id = ? AND running = 1 RETURNING called_off',
  callOff: 'UPDATE rehearsal SET called_off = 1 WHERE directory_id = ? AND running = 1 AND seen_at >= ?',
} as const;
