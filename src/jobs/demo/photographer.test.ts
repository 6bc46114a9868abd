import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createResource, type ResourceId, userKind } from '../../domain/index.ts';
import { openWorkbench } from '../../domain/testing/workbench.ts';
import { createTenant, type Person } from '../../entra/index.ts';
import { userUrn } from '../../scim/index.ts';
import { findOrCreateDemo } from './demo.ts';
import { createPhotographer, isPictured } from './photographer.ts';

const company = createTenant('photos', { users: 12, groups: 1 });
const people = [...company.people.values()];

/** A demonstration whose people have cards, the first of those with a photo excepted. */
async function openStudio() {
  const { store, platform } = openWorkbench();
  const directory = await findOrCreateDemo({ store, platform });
  const { cards } = store.directory(directory.id);
  const users = new Map<string, { readonly id: ResourceId }>();
  const actor = { kind: 'system' } as const;
  const context = {
    directory,
    store: store.directory(directory.id),
    platform,
    actor,
    tenantUrl: 'https://becard.test',
  };
  for (const { objectId } of people) {
    const body = { schemas: [userUrn], userName: objectId, active: true };
    users.set(objectId, { id: (await createResource(context, userKind, body)).resource.id });
  }
  const idOf = ({ objectId }: Person): ResourceId => users.get(objectId)?.id ?? assert.fail();
  const [first = assert.fail(), ...others] = people.filter(isPictured).map(idOf);
  const without = people.filter((person) => !isPictured(person)).map(idOf);
  const add = async (id: ResourceId, at: number): Promise<void> => {
    const handle = `handle${String(at).padStart(5, '0')}`;
    await cards.add([{ resourceId: id, handle }], 'published', platform.clock());
  };
  for (const [at, id] of [...others, ...without].entries()) await add(id, at);
  const photograph = createPhotographer({ store, platform, directory }, new AbortController().signal);
  const hasPhoto = async (id: ResourceId): Promise<boolean> => (await cards.find(id))?.photo !== undefined;
  const run = (): Promise<void> => photograph({ links: { users } }, company);
  return { cards, platform, add, first, others, without, hasPhoto, run };
}

test('about two thirds of the people have a photo, and the others their initials', async () => {
  const { others, without, hasPhoto, run } = await openStudio();
  const share = createTenant('contoso', { users: 300, groups: 1 }).people.values().toArray().filter(isPictured).length;

  await run();

  assert.deepEqual(
    await Promise.all(others.map(hasPhoto)),
    others.map(() => true),
  );
  assert.deepEqual(
    await Promise.all(without.map(hasPhoto)),
    without.map(() => false),
  );
  assert.ok(share > 180 && share < 220, `${share} of 300`);
});

test('who has a card only later gets the photo with the next cycle', async () => {
  const { add, first, hasPhoto, run } = await openStudio();
  await run();

  await add(first, 500);
  await run();

  assert.equal(await hasPhoto(first), true);
});

test('a photo that a visitor takes away stays away', async () => {
  const { cards, platform, others, hasPhoto, run } = await openStudio();
  const [one] = others;
  assert.ok(one);
  await run();

  await cards.savePhoto(one, undefined, platform.clock());
  await run();

  assert.equal(await hasPhoto(one), false);
});
