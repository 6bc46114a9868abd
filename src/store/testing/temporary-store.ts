// SQLite stores for tests. Creating the tables takes most of the time of an opening, so each process does it once and copies the file.

import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'node:test';
import type { Store } from '../../domain/store.ts';
import { databaseFile } from '../open.ts';
import { openSqliteStore, prepareFile } from '../sqlite.ts';

/** A file system in memory where there is one: a commit waits for no disk there. */
const parent = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let root: string | undefined;
const opened: Store[] = [];

/** An empty store, closed after the test that opens it. */
export function openTemporaryStore(): Store {
  const store = openSharedStore();
  opened.push(store);
  return store;
}

/** An empty store for several tests: the caller closes it. Its file goes with the process. */
export function openSharedStore(): Store {
  root ??= prepareRoot();
  const path = join(mkdtempSync(join(root, 'store-')), databaseFile);
  copyFileSync(join(root, databaseFile), path, constants.COPYFILE_FICLONE);
  return openSqliteStore(path);
}

function prepareRoot(): string {
  const folder = mkdtempSync(join(parent, 'becard-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  prepareFile(join(folder, databaseFile));
  return folder;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((store) => store.close()));
});
