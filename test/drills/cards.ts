// kill -9 of the server that makes cards, again and again while users arrive; then many users at full speed, and users who leave. With
// PostgreSQL two servers share the database: the other one goes on with the cards, and both stop showing those of users who have left.

import { setTimeout as pause } from 'node:timers/promises';
import { type Arrivals, provision, switchCardsOn, untilCreated } from './arriving-users.ts';
import { type CardEvents, countUnequal, followCards } from './card-events.ts';
import { createClient, patchBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds, percentile } from './drill.ts';
import {
  becard,
  createDrillServer,
  createPlace,
  createTenant,
  type DrillServer,
  type Place,
  type Tenant,
} from './server.ts';

const usersOfRound = 100;
const leavers = 40;
const inTimeMs = 2_000;

export const cards: Drill = {
  name: 'cards',
  about: 'kill -9 of the server that makes cards; then many users at once, and users who leave',
  rounds: 10,
  requests: 10_000,
  rate: 1_000,
  run: runCards,
};

interface Scene extends Arrivals {
  readonly options: DrillOptions;
}

async function runCards(options: DrillOptions): Promise<readonly Check[]> {
  const place = createPlace(options.database?.url);
  const tenant = await createTenant(place);
  const servers: DrillServer[] = [];
  for (const _ of options.database === undefined ? [1] : [1, 2]) servers.push(await createDrillServer(place));
  try {
    for (const server of servers) await server.start();
    const scene = { tenant, servers, options, events: followCards(await switchCardsOn(place, tenant)) };
    const killed = (await killInRounds(scene)) + 1;
    // Once this one has a card, a server has taken over.
    await provision(scene, 'first', 1);
    await untilCreated(scene, killed);
    const sent = await provision(scene, 'fast', options.requests, options.rate);
    await untilCreated(scene, killed + options.requests);
    return [
      ...checkCards(scene.events, killed + options.requests, await counted(place, tenant)),
      ...checkTimes(scene.events.lags.slice(-options.requests), sent),
      ...(await leave(scene)),
    ];
  } finally {
    for (const server of servers) await server.kill();
    place.remove();
  }
}

/** Gives how many users there are after it. */
async function killInRounds(scene: Scene): Promise<number> {
  const { servers, options } = scene;
  let users = 0;
  for (let round = 1; round <= options.rounds; round += 1) {
    const server = servers[round % servers.length];
    if (server === undefined) throw new Error('There is no server');
    const arriving = provision(scene, `round-${round}`, usersOfRound);
    // It dies while users arrive, while it makes their cards, or between the two.
    await pause(Math.random() * 1_200);
    await server.kill();
    await server.start();
    await arriving;
    users += usersOfRound;
    await untilCreated(scene, users);
    options.say(`round ${round}: ${scene.events.users.size} users, ${scene.events.created.length} cards`);
  }
  return users;
}

/** How many cards there are, whatever events say. */
async function counted({ words }: Place, { id }: Tenant): Promise<number> {
  const { cards: counts } = await becard('card', 'set', id, ...words);
  return Number(Object(counts).published);
}

function checkCards({ users, created, handles }: CardEvents, expected: number, published: number): readonly Check[] {
  const { missing, repeated } = countUnequal(users, created);
  const own = new Set(handles.values()).size;
  return [
    check('every user has a card', published === expected, `${published} of ${expected}`),
    check('card.created is lost for none', missing === 0, `${missing} lost of ${users.size}`),
    check('card.created is doubled for none', repeated === 0, `${repeated} doubled`),
    check('every card has its own handle', own === expected, String(own)),
  ];
}

function checkTimes(lags: readonly number[], rate: number): readonly Check[] {
  const longest = Math.max(...lags);
  const seen = `${lags.length} users at ${Math.round(rate)}/s, median ${milliseconds(percentile(lags, 0.5))}, p99 ${milliseconds(percentile(lags, 0.99))}, longest ${milliseconds(longest)}`;
  return [check('each card is there within 2 s of its user', longest <= inTimeMs, seen)];
}

/** Every node answers 410 to the first request after Entra's was acknowledged. */
async function leave({ tenant, servers, events }: Scene): Promise<readonly Check[]> {
  const shown: number[] = [];
  const gone: number[] = [];
  const leaving = [...events.handles].slice(0, leavers);
  for (const [at, [user, handle]] of leaving.entries()) {
    const client = createClient(servers[at % servers.length]?.url ?? '', tenant);
    for (const { url } of servers) shown.push(await statusOf(`${url}/c/${handle}`));
    const path = `/Users/${user}`;
    const patch = patchBody({ op: 'replace', path: 'active', value: false });
    await (at % 2 === 0 ? client.send('PATCH', path, patch) : client.send('DELETE', path));
    for (const { url } of servers) gone.push(await statusOf(`${url}/c/${handle}${at % 3 === 0 ? '.vcf' : ''}`));
    client.close();
  }
  const late = gone.filter((status) => status !== 410).length;
  return [
    check(
      'cards are shown before',
      shown.every((status) => status === 200),
      `${shown.length} answers 200`,
    ),
    check('the next request to any server answers 410', late === 0, `${gone.length - late} of ${gone.length}`),
  ];
}

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.arrayBuffer();
  return response.status;
}
