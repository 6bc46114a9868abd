// Look-ups that follow one another share a row: readers of the log see entries like all others.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogAppend, LogEntry, LogQuery, PositionedEntry } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { entryOf, ids, resourceId, tokenId } from '../testing/samples.ts';

const everyLine: LogQuery = { limit: 1000 };

function lines(...entries: readonly LogEntry[]): readonly LogAppend[] {
  return entries.map((entry) => ({ directoryId: ids.first, entry }));
}

function idsOf(entries: readonly PositionedEntry[]): readonly string[] {
  return entries.map(({ entry }) => entry.id);
}

/** The read of a user. */
function read(name: string, changes: Partial<LogEntry> = {}): LogEntry {
  const id = resourceId(name);
  return entryOf(`log_${name}`, { path: `/Users/${id}`, resourceId: id, tokenId: tokenId('tok_a'), ...changes });
}

/** The look-up of a name. */
function lookUp(name: string, changes: Partial<LogEntry> = {}): LogEntry {
  const path = `/Users?filter=userName eq "${name}"`;
  return entryOf(`log_${name[0]}`, { action: 'Lookup', path, subject: name, search: name.toLowerCase(), ...changes });
}

const change = entryOf('log_change', { action: 'Update', method: 'PATCH', resourceId: resourceId('b') });
const mixed = [
  ...['a', 'b', 'c', 'd'].map((name, at) => read(name, { at: 1000 + at, durationMs: at + 0.5 })),
  change,
  ...['E"', 'F', 'G'].map((name, at) => lookUp(name, { at: 2000 + at })),
  entryOf('log_h', { status: 404, code: 'BC-202', at: 3000 }),
  ...['I', 'J', 'K', 'L'].map((name, at) => lookUp(name, { at: 4000 + at, warnings: ['BC-310'], outcome: 'warning' })),
];
const newestFirst = mixed.toReversed();

eachStore((open) => {
  test('look-ups come back whole and in their order, among all others', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(lines(...mixed));

    const listed = await directory.log.list(everyLine);

    assert.deepStrictEqual(
      listed.map(({ entry }) => entry),
      newestFirst,
    );
    for (const entry of mixed) assert.deepStrictEqual(await directory.log.find(entry.id), entry);
    assert.equal(await directory.log.find('log_bb'), undefined);
  });

  test('pages of any size go on where the last one ended, in both directions', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(lines(...mixed));

    const back: string[] = [];
    let before: number | undefined;
    for (let page = await directory.log.list({ limit: 2 }); page.length > 0; ) {
      back.push(...idsOf(page));
      before = page.at(-1)?.position;
      page = await directory.log.list({ limit: 2, before });
    }
    const forth: string[] = [];
    for (let page = await directory.log.after(0, 3); page.length > 0; ) {
      forth.push(...idsOf(page));
      page = await directory.log.after(page.at(-1)?.position ?? 0, 3);
    }

    assert.deepStrictEqual(back, idsOf(newestFirst.map((entry) => ({ position: 0, entry }))));
    assert.deepStrictEqual(forth, back.toReversed());
  });

  test('look-ups are found by what each of them says', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(lines(...mixed));
    const queries: readonly (readonly [Partial<LogQuery>, readonly string[]])[] = [
      [{ resourceIds: [resourceId('b')] }, ['log_change', 'log_b']],
      [{ resourceIds: ['a', 'c', 'x', 'y', 'z', 'u', 'v', 'w', 't'].map(resourceId) }, ['log_c', 'log_a']],
      [{ search: { text: 'e"', resourceIds: [] } }, ['log_E']],
      [{ search: { text: 'g', resourceIds: [resourceId('d')] } }, ['log_G', 'log_d']],
      [{ search: { text: '[lines]', resourceIds: [] } }, []],
      [{ from: 1001, until: 1003, actions: ['Read'] }, ['log_c', 'log_b']],
      [{ from: 2001, until: 2002 }, ['log_F']],
      [{ actions: ['Read'], limit: 2 }, ['log_h', 'log_d']],
      [{ tokenId: tokenId('tok_a'), limit: 1 }, ['log_d']],
      [{ isNotable: true, limit: 5 }, ['log_L', 'log_K', 'log_J', 'log_I', 'log_change']],
      [{ code: 'BC-310', search: { text: 'j', resourceIds: [] } }, ['log_J']],
      [{ outcomes: ['warning'], until: 4002 }, ['log_J', 'log_I']],
    ];

    for (const [query, expected] of queries) {
      const found = idsOf(await directory.log.list({ ...everyLine, ...query }));
      assert.deepStrictEqual(found, expected, JSON.stringify(query));
    }
  });

  test('values of a person are taken out of one look-up, and the others stay', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await store.appendLog(lines(...mixed));
    const named = (await directory.log.list(everyLine)).filter(({ entry }) =>
      ['log_F', 'log_change'].includes(entry.id),
    );

    const blank = { path: '/Users', subject: undefined, search: '', resourceId: undefined };
    await directory.log.rewrite(named.map(({ position, entry }) => ({ position, entry: { ...entry, ...blank } })));

    const left = (await directory.log.list(everyLine)).map(({ entry }) => entry);
    const wanted = newestFirst.map((entry) =>
      ['log_F', 'log_change'].includes(entry.id) ? { ...entry, ...blank } : entry,
    );
    assert.deepStrictEqual(left, wanted);
  });

  test('many look-ups are one after another, however many arrive at once', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    const many = Array.from({ length: 450 }, (_, at) => read(`r${String(at).padStart(3, '0')}`));
    await store.appendLog(lines(...many));
    await store.appendLog(lines(read('last')));

    const listed = await directory.log.list(everyLine);

    assert.deepStrictEqual(idsOf(listed), ['log_last', ...many.map(({ id }) => id).toReversed()]);
    assert.deepStrictEqual(
      listed.map(({ position }) => position),
      Array.from({ length: 451 }, (_, at) => 451 - at),
    );
  });
});
