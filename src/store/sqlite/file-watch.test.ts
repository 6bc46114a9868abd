// A database file that is taken away under the running server: nothing is acknowledged that the next start would not find.

import assert from 'node:assert/strict';
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Store } from '../../domain/store.ts';
import { openSqliteStore } from '../sqlite.ts';
import { temporaryFolder } from '../testing/each-store.ts';
import { directoryOf, ids } from '../testing/samples.ts';

const moved = { name: 'StoreUnavailable', reason: 'moved' };

interface Opened {
  readonly folder: string;
  readonly path: string;
  readonly store: Store;
  readonly warnings: string[];
}

async function open(context: TestContext): Promise<Opened> {
  const folder = join(await temporaryFolder(context), 'data');
  mkdirSync(folder);
  const path = join(folder, 'becard.sqlite');
  const warnings: string[] = [];
  const store = openSqliteStore(path, { warn: (sentence) => warnings.push(sentence) });
  context.after(() => store.close());
  await store.directories.insert(directoryOf(ids.first));
  return { folder, path, store, warnings };
}

const ways: Readonly<Record<string, (opened: Opened) => void>> = {
  'moved away': ({ path }) => renameSync(path, `${path}.away`),
  deleted: ({ path }) => rmSync(path),
  'replaced by a copy': ({ path }) => {
    cpSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
  },
  'in a folder that was renamed': ({ folder }) => renameSync(folder, `${folder}.away`),
  'without its write-ahead log': ({ path }) => rmSync(`${path}-wal`),
};

for (const [way, takeAway] of Object.entries(ways)) {
  test(`a file that is ${way}: the next write is not acknowledged, then no read is answered and the store is not ready`, async (context) => {
    const opened = await open(context);

    takeAway(opened);
    // A commit looks at most every 20 ms.
    await new Promise((resolve) => setTimeout(resolve, 30));

    await assert.rejects(opened.store.directories.insert(directoryOf(ids.second)), moved);
    await assert.rejects(opened.store.directories.list(), moved);
    await assert.rejects(opened.store.engine.ping(), moved);
    assert.strictEqual(opened.warnings.length, 1);
    assert.match(opened.warnings[0] ?? '', /becard\.sqlite.* no longer the file that was opened/);
  });
}

test('when the same file is back everything goes on, and that is logged', async (context) => {
  const { path, store, warnings } = await open(context);
  renameSync(path, `${path}.away`);
  await assert.rejects(store.engine.ping(), moved);

  renameSync(`${path}.away`, path);
  await store.engine.ping();
  await store.directories.insert(directoryOf(ids.second));

  assert.strictEqual((await store.directories.list()).length, 2);
  assert.match(warnings[1] ?? '', /is back/);
});

test('other processes that open and close the file do not take it away', async (context) => {
  const { path, store, warnings } = await open(context);

  for (let times = 0; times < 3; times += 1) await openSqliteStore(path).close();
  await store.engine.ping();

  assert.deepStrictEqual(warnings, []);
});
