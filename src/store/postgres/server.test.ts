import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openStore } from '../index.ts';
import { createDatabase, type TestDatabase } from '../testing/database.ts';
import { checkServer, type ServerSettings } from './server.ts';

const sound: ServerSettings = {
  versionNumber: 150_004,
  encoding: 'UTF8',
  durability: new Map([
    ['fsync', 'on'],
    ['full_page_writes', 'on'],
    ['synchronous_commit', 'on'],
  ]),
  isReadOnly: false,
  bypassesPolicies: false,
};

async function open(context: TestContext): Promise<TestDatabase> {
  const database = await createDatabase();
  context.after(database.drop);
  return database;
}

test('a sound server is taken without a word', () => {
  assert.deepStrictEqual(checkServer(sound), []);
  const stronger = new Map([...sound.durability, ['synchronous_commit', 'remote_apply']]);
  assert.deepStrictEqual(checkServer({ ...sound, durability: stronger }), []);
});

test('a server that may lose what it has confirmed is refused', () => {
  for (const name of sound.durability.keys()) {
    const durability = new Map([...sound.durability, [name, 'off']]);
    assert.throws(() => checkServer({ ...sound, durability }), {
      name: 'StoreSetupError',
      message: new RegExp(`${name} = off.*Switch it on`),
    });
  }
});

test('a server that does not hold every text is refused', () => {
  assert.throws(() => checkServer({ ...sound, encoding: 'SQL_ASCII' }), { name: 'StoreSetupError', message: /UTF8/ });
});

test('settings that weaken the installation are reported', () => {
  assert.match(checkServer({ ...sound, bypassesPolicies: true }).join(), /superuser/);
  assert.match(checkServer({ ...sound, versionNumber: 140_000 }).join(), /older than PostgreSQL 15/);
});

test('a database that answers before it has synced is not opened', async (context) => {
  const database = await open(context);
  await database.run(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET synchronous_commit = off`);

  await assert.rejects(openStore({ databaseUrl: database.url }), { message: /synchronous_commit = off/ });

  assert.deepStrictEqual(await database.run("SELECT 1 FROM pg_tables WHERE schemaname = 'public'"), []);
});

test('a superuser is served and warned', async (context) => {
  const database = await open(context);
  const warnings: string[] = [];

  const store = await openStore({ databaseUrl: database.url.replace('//becard@', '//admin@') }, (sentence) =>
    warnings.push(sentence),
  );
  await store.close();

  assert.match(warnings.join(), /row-level security/);
});
