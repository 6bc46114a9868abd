// Users of a directory with cards who arrive over SCIM, as fast as the servers take them.

import { setTimeout as pause } from 'node:timers/promises';
import { type CardEvents, followCards } from './card-events.ts';
import { type Client, createClient, personBody } from './client.ts';
import type { DrillDatabase } from './database.ts';
import { type OneServer, openServer } from './one-server.ts';
import { becard, type DrillServer, type Place, type Tenant } from './server.ts';

const writers = 16;
/** A server that was killed holds its lease for 15 seconds, and the next look at it may be 5 later. */
const madeWithinMs = 60_000;

/** Servers of a directory, and the events of its users and cards. */
export interface Arrivals {
  readonly tenant: Tenant;
  readonly servers: readonly DrillServer[];
  readonly events: CardEvents;
}

export interface CardDirectory extends Arrivals, OneServer {
  /** Of the API, for everything. */
  readonly key: string;
}

/** A server with one directory, whose users have cards. */
export async function openCardDirectory(
  database: DrillDatabase | undefined,
  users: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<CardDirectory> {
  const opened = await openServer(database, environment);
  const { place, tenant, server } = opened;
  try {
    await server.start();
    const key = await switchCardsOn(place, tenant);
    const arrivals = { tenant, servers: [server], events: followCards(key) };
    await provision(arrivals, 'user', users);
    await untilCreated(arrivals, users);
    if (arrivals.events.handles.size < users) throw new Error('The cards were not made in time');
    return { ...opened, ...arrivals, key };
  } catch (error) {
    await opened[Symbol.asyncDispose]();
    throw error;
  }
}

/** Gives a key of the API. */
export async function switchCardsOn({ words }: Place, { id }: Tenant): Promise<string> {
  await becard('card', 'set', id, '--cards', 'on', ...words);
  const { key } = await becard('api-key', 'create', 'Drill', '--scope', 'admin', ...words);
  return String(key);
}

/** Creates users until each is acknowledged, whatever becomes of the server meanwhile: at most so many a second. Gives how many it were. */
export async function provision(
  { tenant, servers }: Pick<Arrivals, 'tenant' | 'servers'>,
  name: string,
  count: number,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  const clients = servers.map(({ url }) => createClient(url, tenant));
  const started = performance.now();
  let next = 0;
  const write = async (writer: number): Promise<void> => {
    while (next < count) {
      const number = next;
      next += 1;
      const early = started + (number * 1_000) / most - performance.now();
      if (early > 0) await pause(early);
      await createUser(clients[writer % clients.length], `${name}-${number}`);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  for (const client of clients) client.close();
  return (count * 1_000) / (performance.now() - started);
}

/** A request that was cut off may have been carried out: the user is there then. */
async function createUser(client: Client | undefined, userName: string): Promise<void> {
  const body = personBody(userName, { active: true, displayName: `Jana ${userName}`, title: 'Engineer' });
  for (;;) {
    const answer = await client?.send('POST', '/Users', body);
    if (answer?.status === 201 || answer?.status === 409) return;
    await pause(50);
  }
}

/** Waits until the events tell of so many cards, for so long as it may take after a kill. */
export async function untilCreated({ servers, events }: Omit<Arrivals, 'tenant'>, users: number): Promise<void> {
  const deadline = performance.now() + madeWithinMs;
  for (let turn = 0; events.created.length < users && performance.now() < deadline; turn += 1) {
    await events.readOn(servers[turn % servers.length]?.url ?? '');
    await pause(200);
  }
}
