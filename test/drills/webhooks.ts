// kill -9 of the server that sends events, again and again: every event comes by webhook, as token of an event stream and in the feed, in
// the order of its resource, repeated only with the same id. With PostgreSQL two servers share the database, and the other one takes over.

import { setTimeout as pause } from 'node:timers/promises';
import { checkArrivals, type EventReceiver, followFeed, isComplete, readFeed, startReceiver } from './arrivals.ts';
import { type Client, createClient, patchBody, personBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { becard, createDrillServer, createPlace, createTenant, type DrillServer, type Tenant } from './server.ts';

const users = 10;
const eventsOfRound = 50;
/** What a webhook and an event stream have under way, or not noted. */
const underWay = 20;
/** A server that was killed holds its lease for 15 seconds. */
const deliveredWithinMs = 90_000;

export const webhooks: Drill = {
  name: 'webhooks',
  about: 'kill -9 of the server that sends events, with receivers and a reader of the feed that note what arrives',
  rounds: 10,
  run: killSenders,
};

async function killSenders(options: DrillOptions): Promise<readonly Check[]> {
  const { rounds, database } = options;
  const place = createPlace(database?.url);
  const tenant = await createTenant(place);
  const receiver = await startReceiver();
  const servers: DrillServer[] = [];
  for (const _ of database === undefined ? [1] : [1, 2]) servers.push(await createDrillServer(place));
  try {
    for (const server of servers) await server.start();
    const key = await subscribe(tenant, receiver, place.words);
    const urls = servers.map(({ url }) => url);
    const feed = followFeed(urls, key);
    await killInRounds(options, tenant, servers, receiver);
    const written = await readFeed(urls[0] ?? '', key);
    const all = [receiver.webhooks, receiver.tokens, feed.arrived];
    await until(() => all.every((arrived) => isComplete(written, arrived)));
    await feed.stop();
    const keys = await fetch(`${urls[0]}/api/v1/directories/${tenant.id}/jwks.json`);
    const forged = await receiver.forged(Object(await keys.json()));
    return [
      ...checkArrivals('webhook', written, receiver.webhooks, underWay * rounds),
      ...checkArrivals('event stream', written, receiver.tokens, underWay * rounds),
      ...checkArrivals('feed', written, feed.arrived, 0),
      check('tokens are signed by a key of the directory', forged === 0, `${forged} not`),
      check('every change has one event', written.length === eventsOfRound * rounds, String(written.length)),
    ];
  } finally {
    for (const server of servers) await server.kill();
    await receiver.close();
    place.remove();
  }
}

/** Gives a key for the feed. */
async function subscribe({ id }: Tenant, receiver: EventReceiver, words: readonly string[]): Promise<string> {
  const audience = 'https://receiver.example';
  await becard('webhook', 'create', receiver.webhookUrl, '--directory', id, ...words);
  await becard('event-stream', 'create', id, '--audience', audience, '--url', receiver.streamUrl, ...words);
  const { key } = await becard('api-key', 'create', 'Drill', '--scope', 'events:read', '--directory', id, ...words);
  return String(key);
}

async function killInRounds(
  { rounds, say }: DrillOptions,
  tenant: Tenant,
  servers: readonly DrillServer[],
  { webhooks: delivered, tokens }: EventReceiver,
): Promise<void> {
  for (let round = 1; round <= rounds; round += 1) {
    const server = servers[round % servers.length];
    if (server === undefined) throw new Error('There is no server');
    const client = createClient(server.url, tenant);
    const known = delivered.length;
    await changeUsers(client, round);
    client.close();
    // It dies while it sends: at another share of the round's events each time.
    await until(() => delivered.length > known + (round % 7) * 5);
    await server.kill();
    await server.start();
    say(`round ${round}: ${delivered.length} webhooks and ${tokens.length} tokens so far`);
  }
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
