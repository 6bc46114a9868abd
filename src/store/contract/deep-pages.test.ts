// Deep pages of plain lists begin at a bookmark where one is known, and hold the same users as without.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { ResourceId, Store } from '../../domain/store.ts';
import { eachStore, type Open, openDirectory } from '../testing/each-store.ts';
import { everything, ids, person, resourceId } from '../testing/samples.ts';

const people = 1_200;

async function openFull(open: Open, context: TestContext): Promise<Store> {
  const { store, directory } = await openDirectory(open, context);
  await directory.write(async ({ resources }) => {
    await Promise.all(Array.from({ length: people }, (_, at) => resources.insert(person(`p${at}`))));
  });
  return store;
}

async function page(store: Store, offset: number): Promise<readonly ResourceId[]> {
  store.engine.beginReadBatch();
  const selection = { condition: everything, offset, limit: 3, related: false };
  const rows = await store.directory(ids.first).resources.select('User', selection);
  await new Promise((resolve) => setImmediate(resolve));
  return rows.map(({ resource }) => resource.id);
}

type Step = readonly [verb: 'remove' | 'restore' | 'insert' | 'page', number: number];

const steps = fc.array(fc.tuple(fc.constantFrom('remove', 'restore', 'insert', 'page', 'page'), fc.nat(people - 1)), {
  minLength: 20,
  maxLength: 40,
});

eachStore((open) => {
  test('deep pages hold the right users after removals and restores, even when the clock steps back', async (context) => {
    const store = await openFull(open, context);
    const directory = store.directory(ids.first);
    const order = Array.from({ length: people }, (_, at) => resourceId(`p${at}`));
    const gone = new Set<ResourceId>();
    let time = 1_000_000;

    let added = 0;

    const take = async ([verb, number]: Step): Promise<void> => {
      time += number % 3 === 0 ? -5_000 : 1;
      added += 1;
      const id = order[number] ?? assert.fail();
      await directory.write(async (transaction) => {
        if (verb === 'remove' && !gone.has(id)) await transaction.resources.remove('User', id, time);
        if (verb === 'restore' && gone.has(id)) await transaction.removed.restore(person(id));
        if (verb === 'insert') await transaction.resources.insert(person(`q${added}`));
      });
      if (verb === 'remove') gone.add(id);
      if (verb === 'restore') gone.delete(id);
      if (verb === 'insert') order.push(resourceId(`q${added}`));
      const living = order.filter((each) => !gone.has(each));
      for (const offset of [number, number + 3, 700]) {
        assert.deepStrictEqual(await page(store, offset), living.slice(offset, offset + 3));
      }
    };

    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        for (const step of taken) await take(step as Step);
      }),
      { numRuns: 5 },
    );
  });

  test('a deep page is right when the clock stepped back between a removal and a creation', async (context) => {
    const store = await openFull(open, context);
    const directory = store.directory(ids.first);
    const removeAt = (name: string, at: number): Promise<void> =>
      directory.write((transaction) => transaction.resources.remove('User', resourceId(name), at));
    await removeAt('p0', 1_000_000);
    await page(store, 700);

    await removeAt('p1', 1_000_000 - 5_000);
    await directory.write((transaction) => transaction.resources.insert(person('late')));

    assert.deepStrictEqual(await page(store, 700), ['p702', 'p703', 'p704'].map(resourceId));
  });
});
