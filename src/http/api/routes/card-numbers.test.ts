import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeSettings } from '../../../cards/index.ts';
import type { ResourceId } from '../../../domain/index.ts';
import { userUrn } from '../../../scim/index.ts';
import { addUser, openScene } from '../testing/scene.ts';

const dayMs = 86_400_000;

async function openNumbers(users: number, drafts = 0) {
  const scene = await openScene();
  const { context, site, directory, path, browser } = scene;
  const ids: ResourceId[] = [];
  // The scene gives the ids of users as texts.
  for (let at = 0; at < users; at += 1) ids.push((await addUser(context, at, { schemas: [userUrn] })) as ResourceId);
  await changeSettings({ ...site, directory }, { enabled: true });
  const { cards, cardNumbers } = site.store.directory(directory.id);
  const made = ids.map((resourceId, at) => ({ resourceId, handle: `handle${String(at)}0000` }));
  await cards.add(made.slice(drafts), 'published', 1_000);
  await cards.add(made.slice(0, drafts), 'draft', 1_000);
  const today = Math.floor(site.platform.clock() / dayMs) * dayMs;
  const seen = { day: today, way: 'qr', views: 3, saves: 1, passes: 0 } as const;
  await cardNumbers.add(ids.slice(0, 1).map((resourceId) => ({ ...seen, resourceId })));
  const get = async (address: string) => (await browser.send('GET', `${path}/${address}`)).body;
  return { ids, get, browser, path, date: new Date(today).toISOString().slice(0, 10) };
}

test('the numbers of a card and of all cards are given day by day and by way in', async () => {
  const { ids, get, date } = await openNumbers(2);

  const [one, other, all] = [
    await get(`cards/${ids[0]}/numbers?days=2`),
    await get(`cards/${ids[1]}/numbers?days=2`),
    await get('card-numbers?days=1'),
  ];

  const [none, counted] = [
    { views: 0, saves: 0, passes: 0 },
    { views: 3, saves: 1, passes: 0 },
  ];
  assert.deepEqual(all, {
    ...{ onlySums: false, withheld: false, total: counted, days: [{ date, ...counted }] },
    ways: { qr: counted, nfc: none, mail: none, link: none },
  });
  assert.deepEqual([one['total'], Object(one['days']).length, other['total']], [counted, 2, none]);
});

for (const { users, drafts, isShown } of [
  { users: 5, drafts: 0, isShown: true },
  { users: 4, drafts: 0, isShown: false },
  { users: 5, drafts: 1, isShown: false },
]) {
  const shown = isShown ? 'shown' : 'withheld';
  test(`sums alone of ${users} cards, ${drafts} of them drafts, are ${shown}, and numbers of one card never`, async () => {
    const { ids, get, browser, path } = await openNumbers(users, drafts);

    const changed = await browser.send('PATCH', `${path}/card-numbers`, { onlySums: true });

    const one = await get(`cards/${ids[0]}/numbers`);
    assert.deepEqual([one['withheld'], Object(one['total']).views], [true, 0]);
    const { onlySums, withheld, total } = changed.body;
    assert.deepEqual([onlySums, withheld, Object(total).views], [true, !isShown, isShown ? 3 : 0]);
  });
}
