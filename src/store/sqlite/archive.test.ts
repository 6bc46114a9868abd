import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { databaseFile, openArchive, openStore, requireStore } from '../index.ts';
import { temporaryFolder } from '../testing/each-store.ts';
import { fillStore } from '../testing/filled-store.ts';

test('a table that no list names stops the backup', async (context) => {
  const dataDirectory = await temporaryFolder(context);
  await (await openStore({ dataDirectory })).close();
  const database = new DatabaseSync(join(dataDirectory, databaseFile));
  database.exec('CREATE TABLE forgotten (id TEXT)');
  database.close();
  const archive = await openArchive({ dataDirectory });
  context.after(() => archive.close());

  await assert.rejects(
    archive.export(async () => undefined),
    { message: /forgotten/ },
  );
});

test('where no store is, none is made to be read', async (context) => {
  const dataDirectory = await temporaryFolder(context);

  await assert.rejects(requireStore({ dataDirectory }), { name: 'StoreSetupError', message: /--data/ });
  await fillStore({ dataDirectory });
  await requireStore({ dataDirectory });
});
