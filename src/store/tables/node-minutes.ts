// What each server did in each minute. Their own servers write them; old ones go with the next minute.

import type { FigureStore, NodeMinute } from '../../domain/store.ts';
import { fieldsOf, type Row } from './fields.ts';
import type { Database } from './sql.ts';

const minuteFields = fieldsOf<NodeMinute>({
  at: 'value',
  nodeId: 'value',
  name: 'value',
  version: 'value',
  startedAt: 'value',
  requests: 'value',
  failed: 'value',
  durations: 'json',
  eventLoopDelayMs: 'value',
  cpuMs: 'value',
  memoryBytes: 'value',
});

const key = ['at', 'node_id'];
const changed = minuteFields.names
  .filter((name) => !key.includes(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ');
const add = `
  INSERT INTO node_minute (${minuteFields.columns}) VALUES (${minuteFields.places})
  ON CONFLICT (at, node_id) DO UPDATE SET ${changed}`;
const drop = 'DELETE FROM node_minute WHERE at < ?';
const since = `SELECT ${minuteFields.selection} FROM node_minute WHERE at >= ? ORDER BY at, node_id`;

export function createFigureStore({ read, inInstallation }: Database): FigureStore {
  return {
    add: (minute, dropBefore) =>
      inInstallation(async (sql) => {
        await sql.run(add, ...minuteFields.write(minute));
        await sql.run(drop, dropBefore);
      }),
    since: async (from) => (await read.all<Row>(since, from)).map(minuteFields.read),
  };
}
