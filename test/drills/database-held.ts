// The database does not answer for a while: another program holds the file. Changes are refused in bounded time, reads go on,
// liveness and readiness tell the truth, and all heals without a restart.

import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, count, personBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { createLedger } from './ledger.ts';
import { openServer } from './one-server.ts';

const heldMs = 12_000;
const answeredWithinMs = 5_000;

export const databaseHeld: Drill = {
  name: 'database-held',
  about: 'another program holds the SQLite file for 12 s: 503 with Retry-After for changes, reads go on, all heals',
  rounds: 1,
  run: holdFile,
};

async function holdFile({ say }: DrillOptions): Promise<readonly Check[]> {
  await using scene = await openServer(undefined);
  const { place, server, client } = scene;
  const ledger = createLedger('held');
  await server.start();
  for (let index = 0; index < 50; index += 1) await ledger.write(client, 0);
  const holder = new DatabaseSync(join(place.folder, 'data', 'becard.sqlite'));
  holder.exec('BEGIN IMMEDIATE');
  say('the file is held');
  const started = performance.now();
  const [writes, reads]: [Answer[], Answer[]] = [[], []];
  while (performance.now() - started < heldMs) {
    const [write, read] = await Promise.all([
      client.send('POST', '/Users', personBody(`refused-${writes.length}`)),
      client.send('GET', '/Users?count=10'),
    ]);
    writes.push(write);
    reads.push(read);
  }
  const live = await fetch(`${server.url}/health/live`);
  holder.exec('ROLLBACK');
  holder.close();
  const healedMs = await untilWritten(() => client.send('POST', '/Users', personBody('healed')));
  const wrong = await ledger.compare(client);
  const slowest = Math.max(...writes.map(({ tookMs }) => tookMs));
  const isPolite = writes.every(({ status, headers }) => status === 503 && headers['retry-after'] !== undefined);
  return [
    check('every change is answered 503 with Retry-After', isPolite, count(writes)),
    check('in bounded time', slowest < answeredWithinMs, `at most ${milliseconds(slowest)}`),
    check(
      'reads go on',
      reads.every(({ status }) => status === 200),
      count(reads),
    ),
    check('the process says that it lives', live.status === 200, String(live.status)),
    check('it heals within 5 s, without a restart', healedMs < 5_000, milliseconds(healedMs)),
    check('nothing acknowledged is lost', wrong.length === 0, wrong[0] ?? `${ledger.acknowledged()} writes`),
  ];
}

/** How long it takes until a write is taken. */
export async function untilWritten(write: () => Promise<Answer>): Promise<number> {
  const started = performance.now();
  while ((await write()).status !== 201 && performance.now() - started < 30_000) await pause(100);
  return performance.now() - started;
}
