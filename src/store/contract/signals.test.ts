// The reported state of a directory comes and goes with it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { directoryOf, ids } from '../testing/samples.ts';

const state = { isConnected: true, warnings: ['BC-310'], hasMassChange: false, expiring: { tok_a: 7 } };

eachStore((open) => {
  test('a state is kept for its directory alone, until that is deleted', async (context) => {
    const { store } = await openDirectory(open, context);
    await store.directories.insert(directoryOf(ids.second));

    await store.signals.save(ids.first, state);
    const [first, second] = [await store.signals.find(ids.first), await store.signals.find(ids.second)];
    await store.directories.delete(ids.first);
    await store.signals.save(ids.first, state);

    assert.deepStrictEqual([first, second], [state, undefined]);
    assert.equal(await store.signals.find(ids.first), undefined);
  });
});
