// An administrator takes all users out of the scope in Entra: a thousand people are deleted, and one command brings them all back as they were.
// Then the same with the hold: the rest of the wave is refused in a way that Entra repeats.

import { type Answer, type Client, count, groupBody, patchBody, personBody } from './client.ts';
import { type Check, check, type Drill, type DrillOptions, milliseconds } from './drill.ts';
import { openServer } from './one-server.ts';
import { becard } from './server.ts';

const people = 1_000;
const fifth = people / 5;
const atOnce = 16;

export const massDeprovision: Drill = {
  name: 'mass-deprovision',
  about: `${people} people are deleted by mistake: the brake tells of it, one command brings them back as they were, a hold stops the rest`,
  rounds: 1,
  run: async (options) => {
    const checks: Check[] = [];
    for (let round = 0; round < options.rounds; round += 1) checks.push(...(await runRound(options)));
    return checks;
  },
};

async function runRound({ database, say }: DrillOptions): Promise<readonly Check[]> {
  await using scene = await openServer(database);
  const { place, tenant, server, client } = scene;
  await server.start();
  const deprovisioning = (verb: string, ...words: readonly string[]) =>
    becard('deprovisioning', verb, tenant.id, ...words, ...place.words);
  const ids = await createPeople(client);
  const before = await readAll(client, ids);
  say(`${ids.length} people and a group are there`);
  const deletions = await forAll(ids, (id) => client.send('DELETE', `/Users/${id}`));
  const seen = await deprovisioning('show');
  const started = performance.now();
  // A machine that is busy may pause at the beginning of the burst; here everybody left by mistake.
  const restored = await deprovisioning('revert', '--all', '--yes');
  const tookMs = performance.now() - started;
  const after = await readAll(client, ids);
  const different = before.filter((body, index) => body !== after[index]).length;
  const again = await deprovisioning('show');

  await becard('directory', 'set', tenant.id, '--hold', 'on', ...place.words);
  const held = await forAll(ids, (id) => client.send('DELETE', `/Users/${id}`));
  const refused = held.filter(({ status }) => status === 429);
  const change = await client.send(
    'PATCH',
    `/Users/${ids.at(-1)}`,
    patchBody({ op: 'replace', path: 'title', value: 'x' }),
  );
  const kept = await client.send('GET', '/Users?count=0');
  await deprovisioning('acknowledge', '--yes');
  const rest = await forAll(ids.slice(-50), (id) => client.send('DELETE', `/Users/${id}`));

  return [
    check(
      'every deletion was answered 204',
      deletions.every(({ status }) => status === 204),
      count(deletions),
    ),
    check('the alert counts all of them', seen['deleted'] === people, JSON.stringify(seen)),
    check(
      'one command brought everybody back',
      restored['restored'] === people,
      `${JSON.stringify(restored)} in ${milliseconds(tookMs)}`,
    ),
    check('everybody is as before, groups included', different === 0, `${different} of ${ids.length} differ`),
    check('no alert is open after that', Object.keys(again).length === 0, JSON.stringify(again)),
    check(
      'with the hold, a fifth and no more than what was under way left',
      held.filter(({ status }) => status === 204).length <= fifth + 1 + atOnce,
      count(held),
    ),
    check('what was held says when to come back', refused.length > 0 && refused.every(saysWhen), count(refused)),
    check('everything else goes on', change.status === 200, String(change.status)),
    check(
      'who was held is still there',
      kept.body['totalResults'] === refused.length,
      String(kept.body['totalResults']),
    ),
    check(
      'once it is accepted, the rest may go',
      rest.every(({ status }) => status === 204),
      count(rest),
    ),
  ];
}

function saysWhen({ headers, text }: Answer): boolean {
  return Number(headers['retry-after']) > 0 && text.includes('BC-503');
}

async function createPeople(client: Client): Promise<readonly string[]> {
  const names = Array.from({ length: people }, (_, number) => `leaver-${number}`);
  const created = await forAll(names, (name) =>
    client.send('POST', '/Users', personBody(name, { title: 'Sales', active: true })),
  );
  const ids = created.map(({ body }) => String(body['id']));
  const members = ids.map((value) => ({ value }));
  await client.send('POST', '/Groups', { ...groupBody('Everybody'), members });
  return ids;
}

/** Everybody as a client sees them, but for what a restoration has to change: version and time. */
async function readAll(client: Client, ids: readonly string[]): Promise<readonly string[]> {
  const read = await forAll(ids, (id) => client.send('GET', `/Users/${id}`));
  return read.map(({ status, body: { meta: _, ...rest } }) => JSON.stringify([status, rest]));
}

/** A few at a time, as Entra does; the answers in the order of the items. */
async function forAll<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await act(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
