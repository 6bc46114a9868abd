import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../domain/index.ts';
import { findGaps } from './gaps.ts';
import { addLocation, changeLocation, removeLocation } from './locations.ts';
import { readPublicCard } from './read-public.ts';
import { changeTemplate } from './templates.ts';
import { openCards } from './testing/scene.ts';
import { readUserCard } from './user-card.ts';

const dresden = {
  name: 'Dresden 2',
  street: 'Prager Straße 1',
  postalCode: '01069',
  locality: 'Dresden',
  phone: '+49 351 1',
};

const isRefused = (reason: string) => (error: unknown) =>
  error instanceof Failure && error.fields?.['reason'] === reason;

async function shown({ scope, idOf }: Awaited<ReturnType<typeof openCards>>, userName = 'cara') {
  const { view } = await readUserCard(scope, idOf(userName), undefined);
  const read = (name: string) => view.fields.find(({ field }) => field === name);
  return { address: read('address'), phone: read('phone') };
}

test('an office name gives the address and the phone of its location, on every card of it', async () => {
  const site = await openCards();
  await addLocation(site.scope, dresden);

  const { address, phone } = await shown(site);
  const other = await shown(site, 'anna');

  const { name: office, phone: number, ...place } = dresden;
  assert.deepEqual(address?.value, { office, ...place });
  assert.deepEqual(address?.origin, { kind: 'location', source: 'Dresden 2' });
  assert.equal(phone?.value, number);
  assert.deepEqual([other.address?.value, other.phone?.value], [undefined, undefined]);
});

test('a change of a location is on every card with the next request, and a removed one is gone from it', async () => {
  const site = await openCards();
  const { id } = await addLocation(site.scope, dresden);
  const handle = (await site.cards.find(site.idOf('cara')))?.handle ?? '';
  const read = async () => {
    const found = await readPublicCard(site.scope.store, handle, 'de');
    return found.kind === 'shown' ? [found.card.values.address, found.card.values.phone] : [];
  };

  await changeLocation(site.scope, id, { street: 'Neumarkt 1', postalCode: null, phone: null });
  const changed = await read();
  await removeLocation(site.scope, id);

  assert.deepEqual(changed, [{ office: 'Dresden 2', street: 'Neumarkt 1', locality: 'Dresden' }, undefined]);
  assert.deepEqual(await read(), [{ office: 'dresden 2' }, undefined]);
});

test('a look at every card lets other requests come between whenever a turn is long', async () => {
  const { scope } = await openCards();
  let rests = 0;
  const platform = {
    ...scope.platform,
    isTurnLong: () => true,
    yieldToOthers: async () => {
      rests += 1;
    },
  };

  await findGaps({ ...scope, platform });

  assert.ok(rests >= 4, String(rests));
});

test('two locations have different names, and a location needs one', async () => {
  const { scope } = await openCards();
  const { id } = await addLocation(scope, dresden);
  await addLocation(scope, { name: 'Berlin' });

  await assert.rejects(addLocation(scope, { name: 'DRESDEN  2' }), isRefused('cardLocationName'));
  await assert.rejects(changeLocation(scope, id, { name: 'berlin' }), isRefused('cardLocationName'));
  await assert.rejects(addLocation(scope, { name: ' ' }), isRefused('cardLocationName'));
  await assert.rejects(addLocation(scope, { name: 'Bonn', phone: 'none' }), isRefused('cardValue'));
  await assert.rejects(changeLocation(scope, 'loc_x', {}), isRefused('cardLocation'));
});

test('gaps are the empty visible fields of each template and the office names without a location', async () => {
  const { scope, standard } = await openCards();
  const fax = { rule: 'own', isVisible: false } as const;
  await changeTemplate(scope, standard.id, { fields: { fax } });

  const before = await findGaps(scope);
  await addLocation(scope, dresden);
  const after = await findGaps(scope);

  const missing = ({ templates: [found] }: typeof before, field: string) =>
    found?.fields.find((each) => each.field === field)?.users;
  assert.deepEqual([before.templates[0]?.users, before.withoutCard], [4, 0]);
  assert.deepEqual(before.offices, [{ name: 'dresden 2', users: 1 }]);
  assert.deepEqual(after.offices, []);
  assert.deepEqual(before.locations, []);
  assert.deepEqual(
    after.locations.map(({ location: { name }, users }) => [name, users]),
    [['Dresden 2', 1]],
  );
  assert.deepEqual(
    ['mobile', 'department', 'displayName', 'fax', 'phone'].map((field) => [
      missing(before, field),
      missing(after, field),
    ]),
    [
      [4, 4],
      [1, 1],
      [undefined, undefined],
      [undefined, undefined],
      [4, 3],
    ],
  );
});
