import assert from 'node:assert/strict';
import { chmod, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openStore } from './index.ts';
import { temporaryFolder } from './testing/each-store.ts';

test('the data directory and the file in it are for their owner alone', async (context) => {
  const folder = join(await temporaryFolder(context), 'new', 'data');

  const store = await openStore({ dataDirectory: folder });
  context.after(() => store.close());

  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  for (const name of ['becard.sqlite', 'becard.sqlite-wal', 'becard.sqlite-shm']) {
    assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600, name);
  }
});

test('a data directory that other users may change is used with a warning', async (context) => {
  const folder = await temporaryFolder(context);
  const warnings: string[] = [];
  const open = async (mode: number): Promise<void> => {
    await chmod(folder, mode);
    const store = await openStore({ dataDirectory: folder }, (sentence) => warnings.push(sentence));
    await store.close();
  };

  await open(0o755);
  assert.deepEqual(warnings, []);
  await open(0o777);
  assert.match(warnings.join(), /^Other users of this machine may change the data directory .* chmod -R go-rwx /);
});

test('a kind of database that is not known is refused without telling the password', async () => {
  await assert.rejects(openStore({ databaseUrl: 'mysql://user:secret@127.0.0.1/becard' }), (error: Error) => {
    assert.equal(error.name, 'StoreSetupError');
    assert.match(error.message, /not supported.*postgresql:.*--data/);
    assert.equal(error.message.includes('secret'), false);
    return true;
  });
});

test('a database server that is not there is unavailable, and its password stays untold', async () => {
  await assert.rejects(openStore({ databaseUrl: 'postgresql://user:secret@127.0.0.1:1/becard' }), (error: Error) => {
    assert.equal(error.name, 'StoreUnavailable');
    assert.equal(`${error.message} ${String(error.stack)}`.includes('secret'), false);
    return true;
  });
});

test('a data directory that cannot be one is named in the refusal', async (context) => {
  const file = join(await temporaryFolder(context), 'file');
  await writeFile(file, '');

  await assert.rejects(openStore({ dataDirectory: file }), {
    name: 'StoreSetupError',
    message: /data directory .*file/,
  });
});

test('a file that is no database is refused', async (context) => {
  const folder = await temporaryFolder(context);
  await writeFile(join(folder, 'becard.sqlite'), 'this is not a database, whatever its name may say '.repeat(100));

  await assert.rejects(openStore({ dataDirectory: folder }), {
    name: 'StoreSetupError',
    message: /becard\.sqlite is not a database of Becard, or its beginning is damaged.*becard backup restore/,
  });
});

test('a damaged file is refused in one sentence with its path and what to do', async (context) => {
  const folder = await temporaryFolder(context);
  await (await openStore({ dataDirectory: folder })).close();
  await truncate(join(folder, 'becard.sqlite'), 4096);

  await assert.rejects(openStore({ dataDirectory: folder }), {
    name: 'StoreSetupError',
    message: /becard\.sqlite is damaged \(.*becard doctor.*becard backup restore/,
  });
});

test('a new store is announced, and one that was there is not', async (context) => {
  const folder = await temporaryFolder(context);
  const said: string[] = [];

  for (let starts = 0; starts < 2; starts += 1) {
    const store = await openStore({ dataDirectory: folder }, undefined, (sentence) => said.push(sentence));
    await store.close();
  }

  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', /new, empty store was made: .*becard\.sqlite/);
});

for (const [what, empty] of [
  ['missing', rm],
  ['empty', truncate],
] as const) {
  test(`the log of writes beside a file that is ${what} is not thrown away`, async (context) => {
    const folder = await temporaryFolder(context);
    const path = join(folder, 'becard.sqlite');
    const database = new DatabaseSync(path);
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE a (b)');
    await empty(path);

    const opened = openStore({ dataDirectory: folder });

    await assert.rejects(opened, {
      name: 'StoreSetupError',
      message: /-wal holds the last writes.*Put that file back/,
    });
    assert.ok((await stat(`${path}-wal`)).size > 0);
    database.close();
  });
}
