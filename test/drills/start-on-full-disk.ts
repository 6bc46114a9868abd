// Starts on a disk that is full: each either serves what can be read, and heals with room, or ends by itself with a sentence and an exit
// code. Never is there a process that lives and serves nothing, and none that outlives what started it.

import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient, personBody } from './client.ts';
import { untilWritten } from './database-held.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { createLedger } from './ledger.ts';
import {
  becard,
  createDrillServer,
  createPlace,
  createTenant,
  type DrillServer,
  type Place,
  type Tenant,
} from './server.ts';
import { mountDisk } from './small-disk.ts';

const diskBytes = 40 * 1024 * 1024;
/** A start that has not decided by then hangs. */
const decidedMs = 60_000;
const untilMs = 20_000;

interface Kind {
  readonly what: string;
  readonly hasAdministrator: boolean;
  readonly isKilled: boolean;
  readonly workers: number;
}

const kinds: readonly Kind[] = [true, false].flatMap((hasAdministrator) =>
  [true, false].flatMap((isKilled) =>
    [1, 2].map((workers) => ({
      what: `${hasAdministrator ? 'an' : 'no'} administrator, ${isKilled ? 'kill -9' : 'SIGTERM'} before, ${workers} process${workers > 1 ? 'es' : ''}`,
      hasAdministrator,
      isKilled,
      workers,
    })),
  ),
);

export const startOnFullDisk: Drill = {
  name: 'start-on-full-disk',
  about: 'eight kinds of starts on a disk without a free byte (mounts a tmpfs, so it has to run as root)',
  rounds: 1,
  run: startAgainAndAgain,
};

async function startAgainAndAgain({ rounds, say }: DrillOptions): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const kind of kinds) {
      const one = await startOnce(kind);
      checks.push(one);
      say(`${one.holds ? 'ok' : 'NOT OK'} ${one.what}: ${one.measured}`);
    }
  }
  return checks;
}

async function startOnce(kind: Kind): Promise<Check> {
  using disk = mountDisk(diskBytes);
  const place = createPlace(undefined, disk.folder);
  const server = await createDrillServer(place, { BECARD_WORKERS: String(kind.workers) });
  const ballast = join(place.folder, 'ballast');
  try {
    const tenant = await createTenant(place);
    if (kind.hasAdministrator) await addAdministrator(place, server);
    await server.start();
    const client = createClient(server.url, tenant);
    const ledger = createLedger('before');
    for (let index = 0; index < 50; index += 1) await ledger.write(client, 0);
    client.close();
    server.signal(kind.isKilled ? 'SIGKILL' : 'SIGTERM');
    await server.ended();
    await untilFree(server.port);
    fill(ballast);

    const outcome = await startFull(server, tenant, ballast);
    const family = await untilGone(server);
    const wrong = await compareAfter(server, tenant, ledger);
    const faults = [outcome.fault, family, wrong].filter((fault) => fault !== undefined);
    return check(kind.what, faults.length === 0, faults.join('; ') || outcome.what);
  } finally {
    await server.kill();
  }
}

interface Outcome {
  readonly what: string;
  readonly fault?: string;
}

/** Starts on the full disk, watches what becomes of it, makes room, and ends it by one SIGTERM. */
async function startFull(server: DrillServer, tenant: Tenant, ballast: string): Promise<Outcome> {
  const started = server.start().then(
    () => 'ready' as const,
    () => 'ended' as const,
  );
  const decided = await Promise.race([started, pause(decidedMs, 'undecided' as const, { ref: false })]);
  if (decided === 'undecided') return { what: decided, fault: 'it neither served nor ended' };
  if (decided === 'ended') {
    const isOpen = await answers(server.url);
    rmSync(ballast);
    const code = await endedInTime(server);
    if (isOpen || code !== 1) return { what: decided, fault: `exit code ${code}, port ${isOpen ? 'open' : 'closed'}` };
    return { what: 'ended by itself with code 1' };
  }
  const client = createClient(server.url, tenant);
  const read = await client.send('GET', '/Users?count=10');
  rmSync(ballast);
  const healedMs = await untilWritten(() => client.send('POST', '/Users', personBody(crypto.randomUUID())));
  client.close();
  server.signal('SIGTERM');
  const code = await endedInTime(server);
  const isRight = read.status === 200 && healedMs < 5_000 && code === 0;
  const what = `served reads (${read.status}), healed in ${Math.round(healedMs)} ms, ended with ${code}`;
  return isRight ? { what } : { what, fault: what };
}

function endedInTime(server: DrillServer): Promise<number | string | undefined> {
  return Promise.race([server.ended(), pause(untilMs, 'still there', { ref: false })]);
}

/** undefined when no process of it is left and its port is free. */
async function untilGone(server: DrillServer): Promise<string | undefined> {
  await untilFree(server.port);
  const left = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`serve --port ${server.port} `));
  return left.length === 0 ? undefined : `${left.length} processes are left`;
}

async function untilFree(port: number): Promise<void> {
  const deadline = performance.now() + untilMs;
  while (performance.now() < deadline && (await answers(`http://127.0.0.1:${port}`))) await pause(50);
}

function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health/live`, { headers: { connection: 'close' } }).then(
    () => true,
    () => false,
  );
}

/** With room again everything that was acknowledged is there. */
async function compareAfter(
  server: DrillServer,
  tenant: Tenant,
  ledger: ReturnType<typeof createLedger>,
): Promise<string | undefined> {
  await server.start();
  const client = createClient(server.url, tenant);
  const [wrong] = await ledger.compare(client);
  client.close();
  server.signal('SIGTERM');
  await server.ended();
  return wrong;
}

async function addAdministrator(place: Place, server: DrillServer): Promise<void> {
  const { link } = await becard('admin', 'create', 'ada@example.com', ...place.words);
  await server.start();
  const secret = String(link).split('#')[1];
  const response = await fetch(`${server.url}/api/session/invitation/accept`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-becard-console': '1' },
    body: JSON.stringify({ secret, password: 'a drill of a full disk' }),
  });
  if (!response.ok) throw new Error(`The invitation was answered ${response.status}: ${await response.text()}`);
  server.signal('SIGTERM');
  await server.ended();
}

/** Writes until nothing goes in any more, not even a byte. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  for (const bytes of [1024 * 1024, 4096, 1]) {
    try {
      while (writeSync(file, new Uint8Array(bytes)) === bytes);
    } catch {
      // Less at once, then.
    }
  }
  closeSync(file);
}
