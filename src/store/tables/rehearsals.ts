// Rehearsals. Under the lock of the installation none begins while another runs.

import type { DirectoryId, KeptRehearsal, RehearsalStore } from '../../domain/store.ts';
import { readOne } from './fields.ts';
import type { Database } from './sql.ts';

interface RehearsalRow {
  readonly directory_id: DirectoryId;
  readonly id: string;
  readonly running: number;
  readonly cancel_requested: number;
  readonly seen_at: number;
  readonly text: string;
}

const find = 'SELECT directory_id, id, running, cancel_requested, seen_at, text FROM rehearsal WHERE directory_id = ?';
const running = 'SELECT id FROM rehearsal WHERE running = 1 AND seen_at >= ? LIMIT 1';
const begin = `
  INSERT INTO rehearsal (directory_id, id, running, cancel_requested, seen_at, text) VALUES (?, ?, 1, 0, ?, ?)
  ON CONFLICT (directory_id) DO UPDATE
  SET id = excluded.id, running = 1, cancel_requested = 0, seen_at = excluded.seen_at, text = excluded.text`;
const report =
  'UPDATE rehearsal SET running = ?, seen_at = ?, text = ? WHERE id = ? AND running = 1 RETURNING cancel_requested';
const requestCancel =
  'UPDATE rehearsal SET cancel_requested = 1 WHERE directory_id = ? AND running = 1 AND seen_at >= ?';

export function createRehearsalStore({ read, inInstallation }: Database): RehearsalStore {
  return {
    find: (id) => readOne(read, toRehearsal, find, id),
    begin: ({ id, directoryId, seenAt, text }, aliveSince) =>
      inInstallation(async (sql) => {
        if ((await sql.get(running, aliveSince)) !== undefined) return false;
        await sql.run(begin, directoryId, id, seenAt, text);
        return true;
      }),
    report: ({ id, isRunning, seenAt, text }) =>
      inInstallation(async (sql) => {
        const row = await sql.get<Pick<RehearsalRow, 'cancel_requested'>>(report, Number(isRunning), seenAt, text, id);
        return row?.cancel_requested === 0;
      }),
    requestCancel: (id, aliveSince) =>
      inInstallation(async (sql) => (await sql.run(requestCancel, id, aliveSince)) === 1),
  };
}

function toRehearsal(row: RehearsalRow): KeptRehearsal {
  return {
    id: row.id,
    directoryId: row.directory_id,
    isRunning: row.running === 1,
    isCancelRequested: row.cancel_requested === 1,
    seenAt: row.seen_at,
    text: row.text,
  };
}
