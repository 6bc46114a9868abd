// The clock of the machine steps while Becard serves, and is wrong at its next start (libfaketime): lists stay whole, versions and times
// never go back, tokens expire by the clock of the machine, no client is locked out, and nothing is pruned.

import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, type Client, count, createClient, patchBody, personBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { becard, createDrillServer, createPlace, createTenant, type DrillServer, type Place } from './server.ts';

const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
const people = 450;
const pageLength = 100;
const bulkUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
/** Old data is pruned at the start; this is long enough for it. */
const pruningMs = 2_000;
/** More requests than a second allows, and fewer than the two minutes in advance. */
const hurried = 80;

interface Step {
  readonly what: string;
  /** As libfaketime writes it. */
  readonly time: string;
  /** Whether a token that ends in a day has ended by this clock. */
  readonly endsToken: boolean;
}

const steps: readonly Step[] = [
  { what: '5 s back', time: '-5', endsToken: false },
  { what: '1 h back', time: '-3600', endsToken: false },
  { what: '1 h ahead', time: '+3600', endsToken: false },
  { what: '25 h ahead', time: '+90000', endsToken: true },
  { what: '10 years ahead', time: '+315360000', endsToken: true },
  { what: 'to the year 2000', time: '@2000-01-01 00:00:00', endsToken: false },
];

export const clockStep: Drill = {
  name: 'clock-step',
  about:
    'the clock steps back and ahead while serving and before a start (needs libfaketime): whole lists, nothing pruned',
  rounds: 1,
  run: stepEach,
};

async function stepEach({ database, say }: DrillOptions): Promise<readonly Check[]> {
  if (!existsSync(library)) throw new Error('This drill needs libfaketime (apt-get install libfaketime)');
  const checks: Check[] = [];
  for (const step of steps) {
    const place = createPlace(database?.url);
    try {
      const found = await stepOnce(place, step);
      checks.push(...found);
      say(`${step.what}: ${found.every(({ holds }) => holds) ? 'holds' : 'FAILS'}`);
    } finally {
      place.remove();
    }
  }
  return checks;
}

async function stepOnce(place: Place, { what, time, endsToken }: Step): Promise<readonly Check[]> {
  const tenant = await createTenant(place);
  const { token: ending } = await becard('token', 'create', tenant.id, '--expires', '1d', ...place.words);
  const clock = join(place.folder, 'clock');
  const setClock = (text: string): void => {
    writeFileSync(`${clock}.next`, `${text}\n`);
    renameSync(`${clock}.next`, clock);
  };
  setClock('+0');
  const server = await createDrillServer(place, {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    BECARD_RATE_LIMIT: '50',
  });
  const client = createClient(server.url, tenant);
  const short = createClient(server.url, { ...tenant, token: String(ending) });
  const named = (text: string): string => `${what}: ${text}`;
  try {
    await server.start();
    const seeded = await seed(client);
    const cursor = await beginCursor(client);
    await walkByIndex(client);
    const [kept] = seeded;
    const before = await client.send('GET', `/Users/${kept}`);

    setClock(time);
    const leavers = seeded.slice(200, 210);
    for (const id of leavers) await client.send('DELETE', `/Users/${id}`);
    for (let at = 0; at < leavers.length; at += 1) await client.send('POST', '/Users', personBody(`late-${at}`));
    const byIndex = await walkByIndex(client);
    const byCursor = await walkByCursor(client, '');
    const resumed = await client.send('GET', `/Users?cursor=${encodeURIComponent(cursor.next)}&count=${pageLength}`);
    const hasExpired = resumed.status === 400 && resumed.text.includes('expiredCursor');
    const onward = [...cursor.ids, ...(hasExpired ? [] : await walkByCursor(client, cursor.next))];
    await client.send('PATCH', `/Users/${kept}`, patchBody({ op: 'replace', path: 'title', value: 'later' }));
    const after = await client.send('GET', `/Users/${kept}`);
    const ended = await short.send('GET', '/Users?count=1');
    const hurry = await Promise.all(Array.from({ length: hurried }, () => client.send('GET', '/Users?count=1')));

    const rows = await countRows(place);
    await restart(server);
    await pause(pruningMs);
    const rowsAfter = await countRows(place);
    const served = await client.send('GET', '/Users?count=1');
    setClock('+0');
    const living = await short.send('GET', '/Users?count=1');
    return [
      check(named('by index everybody is there exactly once'), isWhole(byIndex, people), summarize(byIndex)),
      check(named('by cursor everybody is there exactly once'), isWhole(byCursor, people), summarize(byCursor)),
      check(
        named('a cursor from before goes on over everybody who stayed, or says that it has expired'),
        hasExpired ||
          (new Set(onward).size === onward.length &&
            seeded.filter((id) => !leavers.includes(id)).every((id) => onward.includes(id))),
        hasExpired ? 'expiredCursor' : summarize(onward),
      ),
      check(
        named('lastModified does not go back, and the version is another'),
        lastModified(after) >= lastModified(before) && after.headers['etag'] !== before.headers['etag'],
        `${lastModified(before)} → ${lastModified(after)}`,
      ),
      check(
        named(`a token that ends in a day ${endsToken ? 'has ended, and lives when the clock is right' : 'lives'}`),
        ended.status === (endsToken ? 401 : 200) && living.status === 200,
        `${ended.status}, ${living.status}`,
      ),
      check(
        named('the rate limit locks no client out'),
        hurry.every(({ status }) => status === 200),
        count(hurry),
      ),
      check(named('a start by that clock prunes nothing'), isKept(rows, rowsAfter), describeRows(rows, rowsAfter)),
      check(named('it serves after that start'), served.status === 200, String(served.status)),
    ];
  } finally {
    for (const { close } of [client, short]) close();
    await server.kill();
  }
}

async function restart(server: DrillServer): Promise<void> {
  server.signal('SIGTERM');
  await server.ended();
  await server.start();
}

async function seed(client: Client): Promise<readonly string[]> {
  const operations = Array.from({ length: people }, (_, at) => ({
    method: 'POST',
    path: '/Users',
    bulkId: `b${at}`,
    data: personBody(`person-${at}`),
  }));
  await client.send('POST', '/Bulk', { schemas: [bulkUrn], Operations: operations });
  return walkByIndex(client);
}

/** Page by page, from the back to the front as well, so that a deep page is asked for first. */
async function walkByIndex(client: Client): Promise<readonly string[]> {
  const starts = Array.from({ length: Math.ceil(people / pageLength) }, (_, page) => page * pageLength + 1);
  const pages = new Map<number, readonly string[]>();
  for (const start of starts.toReversed())
    pages.set(start, idsOf(await client.send('GET', `/Users?startIndex=${start}&count=${pageLength}`)));
  return starts.flatMap((start) => pages.get(start) ?? []);
}

async function beginCursor(client: Client): Promise<{ readonly ids: readonly string[]; readonly next: string }> {
  const page = await client.send('GET', `/Users?cursor&count=${pageLength}`);
  return { ids: idsOf(page), next: String(page.body['nextCursor']) };
}

async function walkByCursor(client: Client, from: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let cursor: unknown = from; cursor !== undefined; ) {
    const page = await client.send('GET', `/Users?cursor=${encodeURIComponent(String(cursor))}&count=${pageLength}`);
    ids.push(...idsOf(page));
    cursor = page.body['nextCursor'];
  }
  return ids;
}

function idsOf({ body }: Answer): readonly string[] {
  const listed = body['Resources'];
  return Array.isArray(listed) ? listed.map(({ id }) => String(id)) : [];
}

function isWhole(ids: readonly string[], expected: number): boolean {
  return ids.length === expected && new Set(ids).size === expected;
}

function summarize(ids: readonly string[]): string {
  return `${ids.length} listed, ${new Set(ids).size} different`;
}

function lastModified({ body }: Answer): string {
  return String(Object(body['meta'])['lastModified']);
}

type Rows = Readonly<Record<string, number>>;

async function countRows(place: Place): Promise<Rows> {
  const file = join(place.folder, `${crypto.randomUUID()}.backup`);
  const { rows } = await becard('backup', 'create', file, ...place.words);
  return Object(rows);
}

const pruned = ['resource', 'event', 'log', 'audit'];

function isKept(before: Rows, after: Rows): boolean {
  return pruned.every((table) => (before[table] ?? 0) > 0 && (after[table] ?? 0) >= (before[table] ?? 0));
}

function describeRows(before: Rows, after: Rows): string {
  return pruned.map((table) => `${table} ${before[table]} → ${after[table]}`).join(', ');
}
