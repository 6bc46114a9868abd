// The database file is taken away under the running server: moved, deleted, replaced by an older copy, its folder renamed. Nothing is
// acknowledged that the next start would not find, the node says that it is not ready, and it goes on when the same file is back.

import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, type Client, count, createClient, personBody } from './client.ts';
import { untilWritten } from './database-held.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { createDrillServer, createPlace, createTenant, diagnose, untilListening } from './server.ts';

const noticedWithinMs = 5_000;
const file = 'becard.sqlite';
const sides = ['', '-wal', '-shm'];

export const fileTakenAway: Drill = {
  name: 'file-taken-away',
  about:
    'the SQLite file is moved, deleted, replaced or its folder renamed under one server and under two workers: not ready, 503',
  rounds: 1,
  run: takeAway,
};

interface Way {
  readonly what: string;
  readonly take: (folder: string, copy: string) => void;
  /** undefined: it does not come back. */
  readonly giveBack: ((folder: string) => void) | undefined;
}

const ways: readonly Way[] = [
  {
    what: 'moved',
    take: (folder) => renameSync(join(folder, file), join(folder, 'away')),
    giveBack: (folder) => renameSync(join(folder, 'away'), join(folder, file)),
  },
  { what: 'deleted', take: (folder) => rmSync(join(folder, file)), giveBack: undefined },
  {
    what: 'replaced by an older copy',
    take: (folder, copy) => {
      for (const side of sides) rmSync(join(folder, `${file}${side}`), { force: true });
      cpSync(copy, folder, { recursive: true });
    },
    giveBack: undefined,
  },
  {
    what: 'in a renamed folder',
    take: (folder) => renameSync(folder, `${folder}-renamed`),
    giveBack: (folder) => renameSync(`${folder}-renamed`, folder),
  },
];

async function takeAway({ say }: DrillOptions): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const workers of [1, 2]) {
    for (const way of ways) {
      const found = await takeOnce(way, workers);
      checks.push(...found);
      say(`${way.what}, workers ${workers}: ${found.every(({ holds }) => holds) ? 'holds' : 'FAILS'}`);
    }
  }
  return checks;
}

async function takeOnce({ what, take, giveBack }: Way, workers: number): Promise<readonly Check[]> {
  const place = createPlace(undefined);
  const tenant = await createTenant(place);
  const folder = join(place.folder, 'data');
  const copy = join(place.folder, 'copy');
  cpSync(folder, copy, { recursive: true });
  const server = await createDrillServer(place, workers === 1 ? {} : { BECARD_WORKERS: String(workers) });
  // A client of its own for each: connections are dealt out among the workers.
  const clients = Array.from({ length: 4 * workers }, () => createClient(server.url, tenant));
  const acknowledged: string[] = [];
  const write = async (number: number): Promise<Answer | undefined> => {
    const userName = `person-${number}`;
    const answer = await clients[number % clients.length]?.send('POST', '/Users', personBody(userName));
    if (answer?.status === 201) acknowledged.push(userName);
    return answer;
  };
  const named = (text: string): string => `${what}, workers ${workers}: ${text}`;
  try {
    await server.start();
    await untilListening(server.port, workers);
    for (let number = 0; number < 20; number += 1) await write(number);
    take(folder, copy);
    await pause(100);
    const before = acknowledged.length;
    const writes = await Promise.all(Array.from({ length: 20 }, (_, number) => write(100 + number)));
    const noticedMs = await untilUnready(server.url);
    await pause(1_500);
    const reads = await Promise.all(clients.map((client) => client.send('GET', '/Users?count=10')));
    const doctor = await diagnose(place, server.port);
    const live = await fetch(`${server.url}/health/live`);
    const checks = [
      check(
        named('no write is acknowledged'),
        acknowledged.length === before,
        count(writes.flatMap((answer) => answer ?? [])),
      ),
      check(named('it is not ready within 5 s'), noticedMs < noticedWithinMs, milliseconds(noticedMs)),
      check(
        named('reads are answered 503'),
        reads.every(({ status, headers }) => status === 503 && headers['retry-after'] !== undefined),
        count(reads),
      ),
      check(named('the process lives'), live.status === 200, String(live.status)),
      check(named('the doctor says it'), doctor !== '', doctor || 'nothing'),
    ];
    if (giveBack === undefined) return checks;
    giveBack(folder);
    const healedMs = await untilWritten(async () => (await write(1_000 + acknowledged.length)) ?? Promise.reject());
    const names = new Set(namesOf(await untilListed(clients)));
    const lost = acknowledged.filter((name) => !names.has(name));
    return [
      ...checks,
      check(named('it goes on by itself when the file is back'), healedMs < 5_000, milliseconds(healedMs)),
      check(named('nothing acknowledged is lost'), lost.length === 0, lost[0] ?? `${acknowledged.length} writes`),
    ];
  } finally {
    for (const client of clients) client.close();
    await server.kill();
    place.remove();
  }
}

async function untilUnready(url: string): Promise<number> {
  const started = performance.now();
  while ((await fetch(`${url}/health/ready`)).status === 200 && performance.now() - started < 30_000) await pause(100);
  return performance.now() - started;
}

/** Each worker heals for itself. */
async function untilListed([client]: readonly Client[]): Promise<Answer | undefined> {
  const started = performance.now();
  for (;;) {
    const listed = await client?.send('GET', '/Users?count=200');
    if (listed?.status === 200 || performance.now() - started > 5_000) return listed;
    await pause(100);
  }
}

function namesOf(listed: Answer | undefined): readonly string[] {
  const resources = listed?.body['Resources'];
  return Array.isArray(resources) ? resources.map(({ userName }) => String(userName)) : [];
}
