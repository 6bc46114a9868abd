// The numbers of a demonstration's cards: weeks of them, from the first cycle on, and each day once.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNumbers } from '../../cards/index.ts';
import { createResource, type ResourceId, userKind } from '../../domain/index.ts';
import { openWorkbench } from '../../domain/testing/workbench.ts';
import { createTenant } from '../../entra/index.ts';
import { userUrn } from '../../scim/index.ts';
import { findOrCreateDemo } from './demo.ts';
import { createVisitors } from './visitors.ts';

const dayMs = 86_400_000;
const company = createTenant('visitors', { users: 40, groups: 1 });

/** A demonstration whose people have published cards, the last one excepted. */
async function openCards() {
  const { store, platform, pass } = openWorkbench();
  const directory = await findOrCreateDemo({ store, platform });
  const scope = { store, platform, directory };
  const own = store.directory(directory.id);
  const actor = { kind: 'system' } as const;
  const context = { directory, store: own, platform, actor, tenantUrl: 'https://becard.test' };
  const users = new Map<string, { readonly id: ResourceId }>();
  for (const objectId of company.people.keys()) {
    const body = { schemas: [userUrn], userName: objectId, active: true };
    users.set(objectId, { id: (await createResource(context, userKind, body)).resource.id });
  }
  const ids = [...users.values()].map(({ id }) => id);
  const draft = ids.at(-1) ?? assert.fail();
  for (const [at, resourceId] of ids.entries()) {
    const handle = `handle${String(at).padStart(5, '0')}`;
    await own.cards.add([{ resourceId, handle }], resourceId === draft ? 'draft' : 'published', platform.clock());
  }
  const visit = (): Promise<void> => createVisitors(scope, company)({ links: { users } });
  const numbersOf = (id?: ResourceId, days = 90) => readNumbers(scope, id, days);
  return { ...own, draft, pass, visit, numbersOf };
}

test('cards have numbers of the past weeks, most of them on working days, and none of today', async () => {
  const { visit, numbersOf, draft } = await openCards();

  await visit();
  const { days, ways, total } = await numbersOf();
  const drafted = await numbersOf(draft);

  const seen = days.filter(({ views }) => views > 0);
  const onWeekends = seen.filter(({ day }) => [0, 6].includes(new Date(day).getUTCDay()));
  assert.ok(seen.length > 30 && seen.length <= 45, `${seen.length} days`);
  assert.ok(onWeekends.reduce((sum, { views }) => sum + views, 0) < total.views / 10);
  assert.ok(total.saves > 0 && total.saves < total.views / 2 && total.passes === 0);
  assert.ok(ways.qr.views > ways.mail.views && ways.link.views > ways.nfc.views && ways.nfc.views > 0);
  assert.deepEqual([days.at(-1)?.views, drafted.total.views], [0, 0]);
});

test('a restart adds nothing, and the next day the one that is over', async () => {
  const { visit, numbersOf, pass } = await openCards();
  await visit();
  const first = await numbersOf();

  await visit();
  const again = await numbersOf();
  pass(3 * dayMs);
  await visit();
  const later = await numbersOf();

  assert.deepEqual(again, first);
  const before = new Map(first.days.map(({ day, views }) => [day, views]));
  const added = later.days.filter(({ day, views }) => views > 0 && before.get(day) !== views);
  assert.ok(added.length > 0 && added.length <= 3);
  assert.ok(added.every(({ day }) => day >= (first.days.at(-1)?.day ?? 0)));
});

test('with sums alone nothing is added to what is known', async () => {
  const { visit, numbersOf, pass, cardNumbers } = await openCards();
  await visit();
  const { total } = await numbersOf();

  await cardNumbers.saveOnlySums(true);
  pass(dayMs);
  await visit();

  assert.deepEqual((await numbersOf()).total, total);
});
