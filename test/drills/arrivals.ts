// What a drill's receivers of events noted, and whether it is all that was written: each event, in the order of its resource.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { type Check, check } from './drill.ts';
import { type FeedPage, readPage } from './feed-page.ts';

/** Events of a page. */
const limit = '50';

/** An event as it was written, or as it came to a receiver. */
export interface Arrival {
  /** Of the event. */
  readonly event: string;
  readonly resource: string;
  /** Of the message: the same in every repetition of the event. */
  readonly message: string;
}

export interface EventReceiver {
  readonly webhookUrl: string;
  readonly streamUrl: string;
  readonly webhooks: readonly Arrival[];
  readonly tokens: readonly Arrival[];
  /** Tokens that no key of the directory had signed. */
  readonly forged: (keys: JSONWebKeySet) => Promise<number>;
  readonly close: () => Promise<unknown>;
}

/** A server that takes webhooks under one path and tokens (RFC 8935) under another. */
export async function startReceiver(): Promise<EventReceiver> {
  const [webhooks, tokens, raw]: [Arrival[], Arrival[], string[]] = [[], [], []];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    if (request.url === '/webhook') {
      webhooks.push(readWebhook(body, String(request.headers['webhook-id'])));
      response.writeHead(204).end();
    } else {
      tokens.push(readToken(body));
      raw.push(body);
      response.writeHead(202).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    webhookUrl: `http://127.0.0.1:${port}/webhook`,
    streamUrl: `http://127.0.0.1:${port}/stream`,
    webhooks,
    tokens,
    forged: async (keys) => {
      const keySet = createLocalJWKSet(keys);
      const results = await Promise.allSettled(raw.map((token) => jwtVerify(token, keySet)));
      return results.filter(({ status }) => status === 'rejected').length;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function readWebhook(body: string, message: string): Arrival {
  const { id, data } = JSON.parse(body);
  return { event: id, resource: data.id, message };
}

/** The claims that RFC 9967 names: `txn` is the event, `jti` the message. */
function readToken(token: string): Arrival {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  return { event: claims.txn, resource: String(claims.sub_id.uri).split('/').at(-1) ?? '', message: claims.jti };
}

export interface FeedReader {
  readonly arrived: readonly Arrival[];
  readonly stop: () => Promise<void>;
}

/** Follows the feed page by page, asking servers in turn; one that is away is asked again later, with the same cursor. */
export function followFeed(urls: readonly string[], key: string): FeedReader {
  const arrived: Arrival[] = [];
  let isStopped = false;
  const run = async (): Promise<void> => {
    let cursor: string | undefined;
    for (let turn = 0; !isStopped; turn += 1) {
      const page = await readPage(urls[turn % urls.length] ?? '', key, { limit, after: cursor });
      arrived.push(...arrivalsOf(page));
      cursor = page?.next ?? cursor;
      if (page?.hasMore !== true) await pause(50);
    }
  };
  const running = run();
  return {
    arrived,
    stop: () => {
      isStopped = true;
      return running;
    },
  };
}

/** The whole feed, from a server that runs. */
export async function readFeed(url: string, key: string): Promise<readonly Arrival[]> {
  const found: Arrival[] = [];
  let page = await readPage(url, key, { limit, after: undefined });
  found.push(...arrivalsOf(page));
  while (page?.hasMore === true) {
    page = await readPage(url, key, { limit, after: page.next });
    found.push(...arrivalsOf(page));
  }
  return found;
}

/** Those of users: what else happens is no work of the drill. */
function arrivalsOf(page: FeedPage | undefined): readonly Arrival[] {
  return (page?.items ?? [])
    .filter(({ type }) => type.startsWith('user.'))
    .map(({ id, data }) => ({ event: id, resource: data.id, message: id }));
}

/** Whether each of these events has arrived. */
export function isComplete(written: readonly Arrival[], arrived: readonly Arrival[]): boolean {
  return countMissing(written, arrived) === 0;
}

export function checkArrivals(
  what: string,
  written: readonly Arrival[],
  arrived: readonly Arrival[],
  mostRepeated: number,
): readonly Check[] {
  const missing = countMissing(written, arrived);
  const first = [...new Map(arrived.toReversed().map((one) => [one.event, one])).values()].toReversed();
  const messages = new Set(arrived.map(({ message }) => message)).size;
  const unordered = [...new Set(written.map(({ resource }) => resource))].filter(
    (resource) => eventsOf(written, resource) !== eventsOf(first, resource),
  );
  const repeated = arrived.length - first.length;
  return [
    check(`${what}: every event arrives`, missing === 0, `${written.length - missing} of ${written.length}`),
    check(`${what}: events of a resource arrive in order`, unordered.length === 0, `${unordered.length} not`),
    check(`${what}: a repetition has the same id`, messages === first.length, `${messages} ids`),
    check(`${what}: repetitions are few`, repeated <= mostRepeated, `${repeated}, at most ${mostRepeated}`),
  ];
}

function countMissing(written: readonly Arrival[], arrived: readonly Arrival[]): number {
  const events = new Set(arrived.map(({ event }) => event));
  return written.filter(({ event }) => !events.has(event)).length;
}

function eventsOf(arrivals: readonly Arrival[], resource: string): string {
  return arrivals
    .filter((arrival) => arrival.resource === resource)
    .map(({ event }) => event)
    .join();
}
