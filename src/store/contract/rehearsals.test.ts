// Rehearsals: one at a time in the installation, reported by their runner, cancelled from any process, kept until the next one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { directoryOf, ids } from '../testing/samples.ts';

const first = { id: 'first', directoryId: ids.first, seenAt: 1000, text: '{"done":0}' };
const second = { id: 'second', directoryId: ids.second, seenAt: 5000, text: '{}' };

eachStore((open) => {
  test('a rehearsal is begun, reported, cancelled once and kept after its end', async (context) => {
    const { store } = await openDirectory(open, context);
    const { rehearsals } = store;
    const before = await rehearsals.find(ids.first);

    const isBegun = await rehearsals.begin(first, 0);
    const begun = await rehearsals.find(ids.first);
    const goesOn = await rehearsals.report({ id: 'first', isRunning: true, seenAt: 2000, text: '{"done":1}' });
    const reported = await rehearsals.find(ids.first);
    const isCancelled = [
      await rehearsals.requestCancel(ids.first, 2000),
      await rehearsals.requestCancel(ids.second, 0),
    ];
    const goesOnThen = await rehearsals.report({ id: 'first', isRunning: true, seenAt: 3000, text: '{"done":2}' });
    await rehearsals.report({ id: 'first', isRunning: false, seenAt: 3500, text: '{"done":3}' });
    const isOver = await rehearsals.report({ id: 'first', isRunning: true, seenAt: 4000, text: '{"done":4}' });

    assert.deepStrictEqual([before, isBegun, goesOn, goesOnThen, isOver], [undefined, true, true, false, false]);
    assert.deepStrictEqual(begun, { ...first, isRunning: true, isCancelRequested: false });
    assert.deepStrictEqual(reported, { ...begun, seenAt: 2000, text: '{"done":1}' });
    assert.deepStrictEqual(isCancelled, [true, false]);
    const ended = { ...first, isRunning: false, isCancelRequested: true, seenAt: 3500, text: '{"done":3}' };
    assert.deepStrictEqual(await rehearsals.find(ids.first), ended);
  });

  test('one runs at a time in all directories, until its runner is not heard of any more', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));
    const { rehearsals } = store;

    const together = await Promise.all([
      rehearsals.begin(first, 500),
      rehearsals.begin({ ...second, seenAt: 1000 }, 500),
    ]);
    const isRefused = await rehearsals.begin({ ...first, id: 'again' }, 1000);
    const isBegun = await rehearsals.begin(second, 1001);
    const isLateCallHeard = await rehearsals.requestCancel(ids.first, 1001);

    assert.deepStrictEqual(together, [true, false]);
    assert.deepStrictEqual([isRefused, isBegun, isLateCallHeard], [false, true, false]);
  });

  test('the next rehearsal takes the place of the last, whose runner stops', async (context) => {
    const { store } = await openDirectory(open, context);
    const { rehearsals } = store;
    await rehearsals.begin(first, 0);
    await rehearsals.requestCancel(ids.first, 0);

    await rehearsals.begin({ ...first, id: 'next', seenAt: 9000 }, 8000);
    const goesOn = [
      await rehearsals.report({ id: 'first', isRunning: true, seenAt: 9500, text: '{}' }),
      await rehearsals.report({ id: 'next', isRunning: true, seenAt: 9500, text: '{"next":1}' }),
    ];

    assert.deepStrictEqual(goesOn, [false, true]);
    assert.deepStrictEqual((await rehearsals.find(ids.first))?.text, '{"next":1}');
  });

  test('a rehearsal goes with its directory', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.rehearsals.begin(first, 0);

    const isDeleted = await store.directories.delete(ids.first);

    assert.equal(isDeleted, true);
    assert.equal(await store.rehearsals.find(ids.first), undefined);
  });
});
