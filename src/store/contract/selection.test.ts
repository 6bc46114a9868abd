// Lists: in the order of creation, by offset or by the position after which to go on.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { DirectoryStore, Positioned } from '../../domain/store.ts';
import { eachStore, type Open, openDirectory } from '../testing/each-store.ts';
import { all, everything, group, person, resourceId } from '../testing/samples.ts';

const names = ['zoe', 'bert', 'anna', 'mia', 'carl', 'dora', 'emil'];

/** Seven people with a group between them, and one of them gone. */
async function openPeople(open: Open, context: TestContext): Promise<DirectoryStore> {
  const { directory } = await openDirectory(open, context);
  for (const name of names) {
    await directory.write(async (transaction) => {
      await transaction.resources.insert(person(name));
      await transaction.resources.insert(group(`group-${name}`, `Group ${name}`));
    });
  }
  await directory.write((transaction) => transaction.resources.remove('User', resourceId('mia'), 2000));
  return directory;
}

function idsOf(selected: readonly Positioned[]): readonly string[] {
  return selected.map(({ resource }) => resource.id);
}

const pages: readonly { readonly limit: number; readonly offset?: number; readonly ids: readonly string[] }[] = [
  { limit: 100, ids: ['zoe', 'bert', 'anna', 'carl', 'dora', 'emil'] },
  { limit: 2, ids: ['zoe', 'bert'] },
  { limit: 2, offset: 0, ids: ['zoe', 'bert'] },
  { limit: 2, offset: 3, ids: ['carl', 'dora'] },
  { limit: 2, offset: 5, ids: ['emil'] },
  { limit: 2, offset: 6, ids: [] },
  { limit: 2, offset: 1_000_000, ids: [] },
  { limit: 0, ids: [] },
];

eachStore((open) => {
  test('a list begins after the offset and ends with the limit', async (context) => {
    const directory = await openPeople(open, context);

    for (const { limit, offset, ids } of pages) {
      const selection = { condition: everything, limit, related: false, ...(offset === undefined ? {} : { offset }) };
      assert.deepStrictEqual(idsOf(await directory.resources.select('User', selection)), ids);
    }
  });

  test('a list goes on after a position, also when that resource is gone by then', async (context) => {
    const directory = await openPeople(open, context);
    const [, second, third] = await directory.resources.select('User', all);
    const after = third?.position ?? 0;
    await directory.write((transaction) => transaction.resources.remove('User', resourceId('anna'), 3000));

    const rest = await directory.resources.select('User', { ...all, after });
    const offset = await directory.resources.select('User', {
      ...all,
      after: second?.position ?? 0,
      offset: 1,
      limit: 1,
    });

    assert.deepStrictEqual(idsOf(rest), ['carl', 'dora', 'emil']);
    assert.deepStrictEqual(idsOf(offset), ['dora']);
    assert.deepStrictEqual(await directory.resources.select('User', { ...all, after: 1_000_000 }), []);
  });

  test('a page far behind begins where it should, without those who left', async (context) => {
    const { directory } = await openDirectory(open, context);
    const names = Array.from({ length: 500 }, (_, at) => `p${at}`);
    await directory.write(async (transaction) => {
      for (const name of names) await transaction.resources.insert(person(name));
      for (const name of ['p3', 'p250', 'p499']) await transaction.resources.remove('User', resourceId(name), 2000);
    });
    const living = names.filter((name) => !['p3', 'p250', 'p499'].includes(name));

    for (const offset of [199, 200, 248, 249, 495, 497, 1_000_000]) {
      const selected = await directory.resources.select('User', { ...all, offset, limit: 3 });

      assert.deepStrictEqual(idsOf(selected), living.slice(offset, offset + 3), `${offset}`);
    }
  });

  test('positions grow and are never used twice', async (context) => {
    const directory = await openPeople(open, context);
    const before = await directory.resources.select('User', all);
    const last = before.at(-1)?.position ?? 0;

    await directory.write((transaction) => transaction.resources.remove('User', resourceId('emil'), 3000));
    await directory.write((transaction) => transaction.resources.insert(person('new')));

    const [added] = await directory.resources.select('User', { ...all, after: last });
    assert.equal(added?.resource.id, 'new');
    const positions = before.map(({ position }) => position);
    assert.deepStrictEqual(
      positions,
      positions.toSorted((left, right) => left - right),
    );
  });

  test('a condition narrows the list and keeps the order', async (context) => {
    const directory = await openPeople(open, context);
    const either = (left: string, right: string) =>
      ({
        kind: 'or',
        left: { kind: 'equals', key: 'unique', value: left },
        right: { kind: 'starts', key: 'unique', value: right },
      }) as const;

    const selected = await directory.resources.select('User', { ...all, condition: either('emil', 'b') });

    assert.deepStrictEqual(idsOf(selected), ['bert', 'emil']);
  });
});
