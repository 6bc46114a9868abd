// kill -9 of the server at a random moment under load: nothing acknowledged is lost, nothing is torn, a retry finds exactly one.

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, groupBody, patchBody, personBody } from './client.ts';
import type { DrillDatabase } from './database.ts';
import { untilWritten } from './database-held.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds, percentile } from './drill.ts';
import { createLedger, isAcknowledged } from './ledger.ts';
import { type Load, startLoad } from './load.ts';
import { openServer } from './one-server.ts';
import { type DrillServer, untilListening } from './server.ts';

const workers = 8;
const leastMs = 200;
const mostMs = 1_500;

export const kill: Drill = {
  name: 'kill',
  about: 'kill -9 of the server under load, again and again, with a model of what must be there',
  rounds: 20,
  run: (options) => killAgainAndAgain(options, restart),
};

export const killWorker: Drill = {
  name: 'kill-worker',
  about: 'kill -9 of one of two workers under load, again and again, with the same model; the other runs on',
  rounds: 20,
  run: (options) => killAgainAndAgain(options, loseWorker, { BECARD_WORKERS: '2' }),
};

export const killDatabase: Drill = {
  name: 'kill-database',
  about: 'kill -9 of PostgreSQL under load, again and again, with the same model; the server runs on',
  rounds: 10,
  needsDatabase: true,
  run: (options) =>
    killAgainAndAgain(options, (scene) => {
      if (options.database === undefined) throw new Error('This drill needs PostgreSQL');
      return restartDatabase(options.database, scene);
    }),
};

interface Scene {
  readonly server: DrillServer;
  readonly load: Load;
  readonly client: Client;
}

/** `strike` kills something under load and gives how long it took until all was served again. */
async function killAgainAndAgain(
  { rounds, database, say }: DrillOptions,
  strike: (scene: Scene) => Promise<number>,
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly Check[]> {
  await using scene = await openServer(database, environment);
  const { server, client } = scene;
  const ledger = createLedger('kill');
  const members = createMembers();
  const starts: number[] = [];
  const wrong: string[] = [];
  starts.push(await server.start());
  const group = String((await client.send('POST', '/Groups', groupBody('Everybody'))).body['id']);
  for (let round = 1; round <= rounds; round += 1) {
    const load = startLoad(workers, async (worker) => {
      await ledger.write(client, worker);
      if (worker === 0) await members.add(client, group);
    });
    await pause(leastMs + Math.random() * (mostMs - leastMs));
    starts.push(await strike({ server, load, client }));
    wrong.push(...(await ledger.compare(client)), ...(await members.compare(client, group)));
    say(`round ${round}: ${ledger.acknowledged()} writes acknowledged so far, ${wrong.length} wrong`);
  }
  const faults = ledger.answers().filter(({ status }) => status >= 500 && status !== 503).length;
  return [
    check(
      'no acknowledged write is lost, torn, doubled or made up',
      wrong.length === 0,
      wrong.slice(0, 3).join('; ') || `${ledger.acknowledged()} writes`,
    ),
    check('no answer 5xx but 503 under load', faults === 0, String(faults)),
    check(
      'there was load enough to mean something',
      ledger.acknowledged() >= 20 * rounds,
      `${ledger.acknowledged()} writes in ${rounds} rounds`,
    ),
    check(
      'it is ready again within 5 s',
      Math.max(...starts) < 5_000,
      `median ${milliseconds(percentile(starts, 0.5))}, longest ${milliseconds(Math.max(...starts))}`,
    ),
  ];
}

async function restart({ server, load }: Scene): Promise<number> {
  server.signal('SIGKILL');
  await load.stop();
  await server.ended();
  return server.start();
}

/** Ends one worker, whether or not it is the one that writes. A new server follows: ended again and again, a worker is replaced later. */
async function loseWorker({ server, load, client }: Scene): Promise<number> {
  await untilListening(server.port, 2);
  const workers = childrenOf(server.pid());
  const victim = workers[Math.floor(Math.random() * workers.length)];
  if (victim === undefined) throw new Error('There is no worker to end');
  process.kill(victim, 'SIGKILL');
  await load.stop();
  const servedAfterMs = await untilWritten(() => client.send('POST', '/Users', personBody(crypto.randomUUID())));
  await server.kill();
  await server.start();
  return servedAfterMs;
}

function childrenOf(pid: number): readonly number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return text.split(' ').flatMap((id) => (id.trim() === '' ? [] : [Number(id)]));
}

/** Gives how long the server took to serve again, once the database did. */
async function restartDatabase(database: DrillDatabase, { load, client }: Scene): Promise<number> {
  await database.crash();
  await load.stop();
  await database.start();
  return untilWritten(() => client.send('POST', '/Users', personBody(crypto.randomUUID())));
}

/** Members of one group that all writes share, each a person of their own. */
function createMembers() {
  const sure = new Set<string>();
  const unsure = new Set<string>();
  let sequence = 0;
  return {
    add: async (client: Client, group: string): Promise<void> => {
      sequence += 1;
      const created = await client.send('POST', '/Users', personBody(`member-${sequence}`));
      const value = created.body['id'];
      if (created.status !== 201 || typeof value !== 'string') return;
      unsure.add(value);
      const path = `/Groups/${group}`;
      const answer = await client.send('PATCH', path, patchBody({ op: 'add', path: 'members', value: [{ value }] }));
      if (answer.status !== 0) unsure.delete(value);
      if (isAcknowledged(answer)) sure.add(value);
    },
    compare: async (client: Client, group: string): Promise<readonly string[]> => {
      const { body } = await client.send('GET', `/Groups/${group}`);
      const members = Array.isArray(body['members']) ? body['members'] : [];
      const seen = new Set(members.map((member) => String(member?.value)));
      const lost = [...sure].filter((id) => !seen.has(id)).map((id) => `the member ${id} is lost`);
      const strange = [...seen]
        .filter((id) => !sure.has(id) && !unsure.has(id))
        .map((id) => `the member ${id} is made up`);
      for (const id of unsure) if (seen.has(id)) sure.add(id);
      unsure.clear();
      return [...lost, ...strange];
    },
  };
}
