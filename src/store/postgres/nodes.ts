// Signs of life of the servers on this database. The clock of the database tells the time, because those of the servers may differ.

import type { Store } from '../../domain/store.ts';
import { installation } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** Three beats may be missed before a server counts as gone. */
const goneMs = 20_000;

const now = 'CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)';
const beat = `
  INSERT INTO node (id, seen_at) VALUES ($1, ${now}) ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`;
const forgetGone = `DELETE FROM node WHERE seen_at < ${now} - ${goneMs}`;
const count = 'SELECT count(*) AS total FROM node';
const leave = 'DELETE FROM node WHERE id = ?';

export function createNodes(reader: Reader, writer: Writer): Pick<Store, 'beat' | 'leave'> {
  return {
    beat: async (nodeId) => {
      await writer.write(installation, async ({ statements }) => {
        await statements.query(beat, nodeId);
        await statements.query(forgetGone);
      });
      const { rows } = await reader.installation.query<{ total: number }>(count);
      return Math.max(1, rows[0]?.total ?? 1);
    },
    leave: (nodeId) =>
      writer.write(installation, async ({ statements }) => {
        await statements.query(leave, nodeId);
      }),
  };
}
