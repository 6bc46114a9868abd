import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryOf } from '../../store/testing/samples.ts';
import { createDirectory } from '../directories/directories.ts';
import { openWorkbench } from '../testing/workbench.ts';
import { searchLog } from './search.ts';

test('an entry is found by its whole id, and so is one from before, whose id has the prefix of events', async () => {
  const { store, platform } = openWorkbench();
  const { id: directoryId } = await createDirectory(store, platform, { name: 'Contoso' });
  const ids = ['log_a1', 'evt_b2'];
  await store.appendLog(ids.map((id) => ({ directoryId, entry: entryOf(id) })));

  const found = await Promise.all(
    ids.map((search) => searchLog(store.directory(directoryId), { search: ` ${search} `, limit: 10 })),
  );

  assert.deepStrictEqual(
    found.map((entries) => entries.map(({ entry }) => entry.id)),
    [['log_a1'], ['evt_b2']],
  );
});
