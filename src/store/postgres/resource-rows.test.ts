// What works of one batch ask for together is answered as if they had come one after another.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DirectoryStore } from '../../domain/store.ts';
import { openNodes } from '../testing/nodes.ts';
import { everything, person, resourceId } from '../testing/samples.ts';

const names = ['anna', 'bernd', 'carla'];

/** Each user changed in a work of its own, all in one batch. */
function updateAll(store: DirectoryStore, keys: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return Promise.all(
    Object.entries(keys).map(([id, unique]) =>
      store.write(
        (transaction) => transaction.resources.update(person(id, { unique }, { version: 2 })),
        resourceId(id),
      ),
    ),
  );
}

async function openWithPeople(...context: Parameters<typeof openNodes>): Promise<DirectoryStore> {
  const { any } = await openNodes(...context);
  await any().write(async (transaction) => {
    for (const id of names) await transaction.resources.insert(person(id));
  });
  return any();
}

test('users who change in one batch each get their own row and their own answer', async (context) => {
  const store = await openWithPeople(context);

  const outcomes = await updateAll(store, { anna: 'a2', bernd: 'carla', carla: 'c2' });

  const found = await Promise.all(names.map((id) => store.resources.find('User', resourceId(id), false)));
  // Bernd may be served before or after Carla gives her name away.
  const bernd = outcomes[1] === 'written' ? 2 : 1;
  assert.deepStrictEqual(
    found.map((one) => one?.version),
    [2, bernd, 2],
  );
  assert.deepStrictEqual([outcomes[0], outcomes[2]], ['written', 'written']);
});

test('of two users who take one name in one batch one gets it, and the others are written', async (context) => {
  const store = await openWithPeople(context);

  const outcomes = await updateAll(store, { anna: 'same', bernd: 'same', carla: 'c2' });

  assert.deepStrictEqual(outcomes.toSorted(), ['taken', 'written', 'written']);
  assert.equal(await store.resources.findUnique('User', 'c2'), resourceId('carla'));
});

test('two changes of one user in one step are both carried out, the later one last', async (context) => {
  const store = await openWithPeople(context);

  await store.write(async ({ resources }) => {
    const change = (version: number): Promise<string> => resources.update(person('anna', {}, { version }));
    await Promise.all([change(2), resources.update(person('bernd', {}, { version: 7 })), change(3)]);
  });

  const found = await Promise.all(names.map((id) => store.resources.find('User', resourceId(id), false)));
  assert.deepStrictEqual(
    found.map((one) => one?.version),
    [3, 7, 1],
  );
});

test('of two users with one externalId who are created together the second is noticed', async (context) => {
  const { any } = await openNodes(context);
  const store = any();
  const create = (id: string): Promise<boolean> =>
    store.write(async ({ resources }) => {
      const row = person(id, { externalId: 'same' });
      const [isReused] = await Promise.all([resources.hasExternalId('User', 'same'), resources.insert(row)]);
      return isReused;
    }, resourceId(id));

  assert.deepStrictEqual(await Promise.all(names.map(create)), [false, true, true]);
  assert.equal(await store.resources.count('User', everything), 3);
});
