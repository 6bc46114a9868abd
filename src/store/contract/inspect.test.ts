// A store looked at from outside says what it is, and is not made by looking.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspectStore, openStore } from '../index.ts';
import { migrations } from '../migrations/index.ts';
import { createDatabase } from '../testing/database.ts';
import { technologies } from '../testing/technologies.ts';

for (const { name, locate } of technologies) {
  describe(name, () => {
    test('a store that is not there yet is not made by looking', async (context) => {
      const location = await locate(context);

      assert.deepEqual([await inspectStore(location), await inspectStore(location)], [undefined, undefined]);
    });

    test('a store reports its kind, the shape of its tables and that it keeps what it confirms', async (context) => {
      const location = await locate(context);
      const store = await openStore(location);
      context.after(() => store.close());

      const found = await inspectStore(location);

      const newest = migrations.at(-1)?.number;
      assert.deepEqual([found?.kind, found?.shape, found?.newestShape], [name, newest, newest]);
      assert.match(found?.version ?? '', /^\d+\.\d+/);
      assert.ok((found?.durability.length ?? 0) > 0 && found?.durability.every(({ isSafe }) => isSafe));
      assert.deepEqual([found?.weaknesses, found?.damage], [[], undefined]);
    });
  });
}

test('a database that can only be read says so', async (context) => {
  const { url, run, drop } = await createDatabase();
  context.after(drop);
  await (await openStore({ databaseUrl: url })).close();
  await run(`ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_read_only = on`);

  assert.equal((await inspectStore({ databaseUrl: url }))?.isReadOnly, true);
});

test('a missing database and an unknown kind are errors', async () => {
  await assert.rejects(inspectStore({ databaseUrl: 'postgresql://127.0.0.1:1/nowhere' }), { name: 'StoreUnavailable' });
  await assert.rejects(inspectStore({ databaseUrl: 'mysql://127.0.0.1/x' }), { name: 'StoreSetupError' });
});
