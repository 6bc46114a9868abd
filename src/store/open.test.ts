import assert from 'node:assert/strict';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from './contract/each-store.test.ts';
import { openStore } from './index.ts';

test('the data directory and the file in it are for their owner alone', async (context) => {
  const folder = join(await temporaryFolder(context), 'new', 'data');

  const store = await openStore({ dataDirectory: folder });
  context.after(() => store.close());

  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  for (const name of ['becard.sqlite', 'becard.sqlite-wal', 'becard.sqlite-shm']) {
    assert.equal((await stat(join(folder, name))).mode & 0o777, 0o600, name);
  }
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
    message: /not a database of Becard/,
  });
});
