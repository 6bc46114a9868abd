// One page of each table and index is overwritten, in turn, before the start and under the running server. Requests that need it are
// refused with 503, everything else goes on, and the doctor names the damage.

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, type Client, count, createClient, groupBody, patchBody, personBody } from './client.ts';
import { openConsole } from './console.ts';
import { type Check, check, type Drill, type DrillOptions } from './drill.ts';
import { findPlaces, overwritePage, type PagePlace } from './pages.ts';
import { createDrillServer, createPlace, createTenant, diagnose, type Place, type Tenant } from './server.ts';

const people = 400;
const sampled = 40;
const bulkUrn = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
const moments = ['before the start', 'under the running server'] as const;

export const damagedPage: Drill = {
  name: 'damaged-page',
  about:
    'a page of each table and index is overwritten, before the start and while serving: 503 for what needs it, nothing else',
  rounds: 1,
  run: damageEach,
};

interface Seen {
  readonly place: PagePlace;
  readonly moment: (typeof moments)[number];
  /** undefined when it refused to start. */
  readonly answers: { readonly own: readonly Answer[]; readonly others: readonly Answer[] } | undefined;
  readonly isAlive: boolean;
  readonly endedWith: number | undefined;
  readonly doctor: string;
}

async function damageEach({ say }: DrillOptions): Promise<readonly Check[]> {
  const pristine = createPlace(undefined);
  const seen: Seen[] = [];
  try {
    const [own, others] = await fill(pristine);
    const places = findPlaces(fileOf(pristine));
    say(`${places.length} tables and indexes`);
    for (const moment of moments) {
      for (const place of places) {
        const one = await damage(pristine, place, moment, own, others);
        seen.push(one);
        say(`${moment}: ${place.name} ${describe(one)}`);
      }
    }
  } finally {
    pristine.remove();
  }
  return judge(seen);
}

function fileOf({ folder }: Place): string {
  return join(folder, 'data', 'becard.sqlite');
}

/** Two directories; the pages of the first stand before those of the second, in tables and in indexes. */
async function fill(place: Place): Promise<readonly [Tenant, Tenant]> {
  const created = [await createTenant(place), await createTenant(place)];
  const [first, second] = created.toSorted((left, right) => (left.id < right.id ? -1 : 1));
  if (first === undefined || second === undefined) throw new Error('There are no directories');
  const server = await createDrillServer(place);
  await server.start();
  // With an administrator nothing is written at a start, so that no page is in the log newer than in the file.
  await openConsole(place, server.url);
  for (const tenant of [first, second]) {
    const client = createClient(server.url, tenant);
    await client.send('POST', '/Bulk', { schemas: [bulkUrn], Operations: Array.from({ length: people }, toCreation) });
    const listed = await client.send('GET', `/Users?count=${people}`);
    const members = resourcesOf(listed).map(({ id }) => ({ value: id }));
    await client.send('POST', '/Groups', { ...groupBody('Everybody'), members });
    for (const { id } of resourcesOf(listed).slice(-20)) await client.send('DELETE', `/Users/${id}`);
    client.close();
  }
  server.signal('SIGTERM');
  await server.ended();
  return [first, second];
}

function toCreation(_: unknown, number: number): object {
  const userName = `user-${String(number).padStart(4, '0')}-with-a-name-that-fills-its-index@contoso.example`;
  const more = { externalId: `ext-${userName}`, displayName: `User ${number}`, title: 'x'.repeat(400) };
  const emails = [{ value: userName, type: 'work', primary: true }];
  return { method: 'POST', path: '/Users', bulkId: `b${number}`, data: personBody(userName, { ...more, emails }) };
}

async function damage(
  pristine: Place,
  place: PagePlace,
  moment: Seen['moment'],
  own: Tenant,
  others: Tenant,
): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'becard-damaged-'));
  const copy = createPlace(undefined, folder);
  const file = fileOf(copy);
  cpSync(join(pristine.folder, 'data'), join(folder, 'data'), { recursive: true });
  const server = await createDrillServer(copy);
  const clients = [createClient(server.url, own), createClient(server.url, others)];
  const [damaged, whole] = clients;
  if (damaged === undefined || whole === undefined) throw new Error('There are no clients');
  try {
    if (moment === 'before the start') overwritePage(file, place);
    const failure = await server.start().then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure !== undefined) {
      const endedWith = server.exitCode();
      return { place, moment, answers: undefined, isAlive: false, endedWith, doctor: await diagnose(copy) };
    }
    if (moment === 'under the running server') overwritePage(file, place);
    const [answersOfOwn, answersOfOthers] = await Promise.all([work(damaged), work(whole)]);
    const live = await fetch(`${server.url}/health/live`).then(
      ({ status }) => status,
      () => 0,
    );
    const doctor = await diagnose(copy, server.port);
    const isAlive = live === 200 && server.exitCode() === undefined;
    return {
      place,
      moment,
      answers: { own: answersOfOwn, others: answersOfOthers },
      isAlive,
      endedWith: server.exitCode(),
      doctor,
    };
  } finally {
    for (const client of clients) client.close();
    await server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that a directory is asked, some of it at once. */
async function work(client: Client): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const send = async (...request: Parameters<Client['send']>): Promise<Answer> => {
    const answer = await client.send(...request);
    answers.push(answer);
    return answer;
  };
  const pages = Array.from({ length: 8 }, (_, page) => send('GET', `/Users?startIndex=${page * 50 + 1}&count=50`));
  const found = (await Promise.all(pages)).flatMap(resourcesOf);
  const step = Math.max(1, Math.floor(found.length / sampled));
  const chosen = found.filter((_, index) => index % step === 0);
  const schemas = ['userName', 'externalId', 'emails.value'] as const;
  await Promise.all([
    send('GET', '/Groups'),
    send('GET', '/Users?filter=title%20sw%20%22x%22&count=200'),
    ...schemas.map((name) => send('GET', `/Users?filter=${name}%20eq%20%22nobody%22`)),
    ...chosen.flatMap(({ id, userName }) => [
      send('GET', `/Users/${id}`),
      send('GET', `/Users?filter=${encodeURIComponent(`userName eq "${userName}"`)}`),
      send('PATCH', `/Users/${id}`, patchBody({ op: 'replace', path: 'title', value: 'changed' })),
    ]),
    ...Array.from({ length: 10 }, (_, number) => send('POST', '/Users', personBody(`fresh-${number}`))),
  ]);
  await Promise.all(chosen.slice(0, 5).map(({ id }) => send('DELETE', `/Users/${id}`)));
  return answers;
}

function resourcesOf({ body }: Answer): readonly { readonly id: string; readonly userName: string }[] {
  const listed = body['Resources'];
  return Array.isArray(listed) ? listed : [];
}

function judge(seen: readonly Seen[]): readonly Check[] {
  const served = seen.filter(({ answers }) => answers !== undefined);
  const refused = seen.filter(({ answers }) => answers === undefined);
  const all = served.flatMap(({ answers }) => [...(answers?.own ?? []), ...(answers?.others ?? [])]);
  const strange = all.filter((answer) => !isExpected(answer));
  const spared = served.filter(({ place }) => !place.isShared);
  const lost = spared.filter(({ answers }) => answers?.others.some(({ status }) => status >= 300 || status === 0));
  // A page that the server has just written is in the write-ahead log as well, and whole for every reader.
  const silent = seen.filter(
    ({ doctor, moment, answers }) => doctor === '' && (moment === moments[0] || isMet(answers)),
  );
  const name = ({ place, moment }: Seen): string => `${place.name} ${moment}`;
  return [
    check(
      'the process lives on',
      served.every(({ isAlive }) => isAlive),
      served
        .filter(({ isAlive }) => !isAlive)
        .map(name)
        .join(', ') || `${served.length} servers`,
    ),
    check(
      'one that cannot start ends with code 1',
      refused.every(({ endedWith }) => endedWith === 1),
      refused.map((one) => `${name(one)}: ${one.endedWith}`).join(', ') || 'all started',
    ),
    check('every answer is what was asked for, or 503 with Retry-After', strange.length === 0, count(all)),
    check(
      'damage was met',
      all.some(({ status }) => status === 503),
      count(all.filter(({ status }) => status === 503)),
    ),
    check(
      'the other directory loses nothing where it has pages of its own',
      lost.length === 0,
      lost.map(name).join(', ') || `${spared.length} places`,
    ),
    check('the doctor names it', silent.length === 0, silent.map(name).join(', ') || `${seen.length} times`),
  ];
}

function isMet(answers: Seen['answers']): boolean {
  return [...(answers?.own ?? []), ...(answers?.others ?? [])].some(({ status }) => status === 503);
}

function isExpected({ status, headers }: Answer): boolean {
  return (status >= 200 && status < 300) || (status === 503 && headers['retry-after'] !== undefined);
}

function describe({ place, answers, isAlive, endedWith, doctor }: Seen): string {
  const shared = place.isShared ? ' (shared page)' : '';
  if (answers === undefined) return `${shared}: no start, code ${endedWith}; doctor: ${doctor}`;
  const state = isAlive ? '' : ' ENDED;';
  return `${shared}:${state} own ${count(answers.own)}; others ${count(answers.others)}; doctor: ${doctor || 'NOTHING'}`;
}
