// Heartbeats of the servers on this database, by the clock of the database: those of the servers may differ. A SQLite file has one server.

import type { NodeStore } from '../../domain/store.ts';
import type { Database } from '../tables/sql.ts';

/** A server may miss three heartbeats before it counts as gone. */
const goneMs = 20_000;

const now = 'CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)';
const heartbeat = `
  INSERT INTO node (id, seen_at) VALUES (?, ${now}) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`;
const dropGone = `DELETE FROM node WHERE seen_at < ${now} - ${goneMs}`;
const count = 'SELECT count(*) AS total FROM node';
const deregister = 'DELETE FROM node WHERE id = ?';

export function createNodes({ read, inInstallation }: Database): NodeStore {
  return {
    heartbeat: async (nodeId) => {
      await inInstallation(async (sql) => {
        await sql.run(heartbeat, nodeId);
        await sql.run(dropGone);
      });
      return Math.max(1, (await read.get<{ total: number }>(count))?.total ?? 1);
    },
    deregister: (nodeId) => inInstallation(async (sql) => void (await sql.run(deregister, nodeId))),
  };
}
