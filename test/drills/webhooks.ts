// kill -9 of the server that sends webhooks, again and again: every event arrives, in the order of its resource, repeated only with the
// same id. With PostgreSQL two servers share the database, and the other one takes over.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, createClient, patchBody, personBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { becard, createDrillServer, createPlace, createTenant, type DrillServer } from './server.ts';

const users = 10;
const eventsOfRound = 50;
/** A server that was killed holds its lease for 15 seconds. */
const deliveredWithinMs = 90_000;

export const webhooks: Drill = {
  name: 'webhooks',
  about: 'kill -9 of the server that sends webhooks, with a receiver that notes what arrives',
  rounds: 10,
  run: killSenders,
};

interface Sent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly id: string };
}

async function killSenders({ rounds, database, say }: DrillOptions): Promise<readonly Check[]> {
  const place = createPlace(database?.url);
  const tenant = await createTenant(place);
  const receiver = await startReceiver();
  const nodes = database === undefined ? 1 : 2;
  const servers: DrillServer[] = [];
  for (let node = 0; node < nodes; node += 1) servers.push(await createDrillServer(place));
  try {
    for (const server of servers) await server.start();
    await becard('webhook', 'create', receiver.url, '--directory', tenant.id, ...place.words);
    for (let round = 1; round <= rounds; round += 1) {
      const server = servers[round % nodes] ?? servers[0];
      if (server === undefined) throw new Error('There is no server');
      const client = createClient(server.url, tenant);
      const known = receiver.arrived.length;
      await changeUsers(client, round);
      client.close();
      // It dies while it sends: at another share of the round's events each time.
      await until(() => receiver.arrived.length > known + (round % 7) * 5);
      await server.kill();
      await server.start();
      say(`round ${round}: ${receiver.arrived.length} requests so far`);
    }
    const { events } = await becard('events', 'list', '--directory', tenant.id, '--limit', '1000', ...place.words);
    // The command prints events.
    const written = (events as readonly Sent[]).filter(({ type }) => type.startsWith('user.'));
    await until(() => written.every(({ id }) => receiver.arrived.some((one) => one.id === id)));
    return checksOf(written, receiver.arrived, rounds);
  } finally {
    for (const server of servers) await server.kill();
    await receiver.close();
    place.remove();
  }
}

function checksOf(written: readonly Sent[], arrived: readonly Sent[], rounds: number): readonly Check[] {
  const first = [...new Map(arrived.toReversed().map((one) => [one.id, one])).values()].toReversed();
  const ids = new Set(arrived.map(({ id }) => id));
  const missing = written.filter(({ id }) => !ids.has(id)).length;
  const resources = [...new Set(written.map(({ data }) => data.id))];
  const unordered = resources.filter((resource) => {
    const of = (events: readonly Sent[]): string =>
      events
        .filter(({ data }) => data.id === resource)
        .map(({ id }) => id)
        .join();
    return of(written) !== of(first);
  });
  const repeated = arrived.length - ids.size;
  return [
    check('every event arrives', missing === 0, `${written.length - missing} of ${written.length}`),
    check('events of a resource arrive in order', unordered.length === 0, `${unordered.length} not`),
    check('a kill repeats at most what was under way', repeated <= 20 * rounds, `${repeated} in ${rounds} kills`),
    check('there were events enough', written.length >= eventsOfRound * rounds, String(written.length)),
  ];
}

/** Creates the users of a round and changes them, so that each has several events. */
async function changeUsers(client: Client, round: number): Promise<void> {
  const ids: string[] = [];
  for (let number = 0; number < users; number += 1) {
    const { body } = await client.send('POST', '/Users', personBody(`user-${round}-${number}`));
    ids.push(String(body['id']));
  }
  for (let change = 1; change < eventsOfRound / users; change += 1) {
    const value = `Title ${change}`;
    await Promise.all(
      ids.map((id) => client.send('PATCH', `/Users/${id}`, patchBody({ op: 'replace', path: 'title', value }))),
    );
  }
}

async function until(isReached: () => boolean): Promise<void> {
  const deadline = performance.now() + deliveredWithinMs;
  while (!isReached() && performance.now() < deadline) await pause(5);
}

async function startReceiver() {
  const arrived: Sent[] = [];
  const server = createServer(async (request, response) => {
    arrived.push(JSON.parse(await text(request)));
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    arrived,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
