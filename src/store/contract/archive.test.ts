// A store as rows: everything travels or is left behind on purpose, one moment is seen whole, and filling is all or nothing.

import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { archivedTables, type Cell, type Snapshot, type TablePart, tablesLeftOut } from '../archive.ts';
import { type Archive, openArchive, openStore, type StoreLocation } from '../index.ts';
import { migrations } from '../migrations/index.ts';
import { fillStore } from '../testing/filled-store.ts';
import { digest, entryOf, eventOf, ids, person, resourceId, tokenId } from '../testing/samples.ts';
import { technologies } from '../testing/technologies.ts';

const newest = migrations.at(-1)?.number ?? 0;

async function open(context: TestContext, location: StoreLocation): Promise<Archive> {
  const archive = await openArchive(location);
  context.after(() => archive.close());
  return archive;
}

async function partsOf(archive: Archive): Promise<readonly TablePart[]> {
  return archive.export(collect);
}

async function collect(snapshot: Snapshot): Promise<readonly TablePart[]> {
  const parts: TablePart[] = [];
  for await (const part of snapshot.parts()) parts.push({ ...part, rows: part.rows.map((row) => row.map(plain)) });
  return parts;
}

/** One store gives a Buffer where the other gives a Uint8Array. */
function plain(cell: Cell): Cell {
  return cell instanceof Uint8Array ? new Uint8Array(cell) : cell;
}

async function* stream(parts: readonly TablePart[]): AsyncGenerator<TablePart> {
  yield* parts;
}

async function accept(): Promise<void> {
  return;
}

for (const { name, locate } of technologies) {
  describe(name, () => {
    test('every table of the migrations travels, or is left behind with a reason', async (context) => {
      const location = await locate(context);
      await fillStore(location);
      const archive = await open(context, location);

      const counts = await archive.export(async (snapshot) => snapshot.counts);

      assert.deepStrictEqual(
        [...counts.keys()],
        archivedTables.map((table) => table.name),
      );
      const empty = [...counts].filter(([, rows]) => rows === 0).map(([table]) => table);
      assert.deepStrictEqual(empty, [], 'fillStore should have a row for each table that travels');
      assert.ok(Object.values(tablesLeftOut).every((reason) => reason !== ''));
    });

    test('what comes out of one store goes into another and comes out the same', async (context) => {
      const [from, to] = [await locate(context), await locate(context)];
      await fillStore(from);
      const parts = await partsOf(await open(context, from));
      const target = await open(context, to);

      await target.import({ shape: newest, parts: stream(parts), check: accept });

      assert.deepStrictEqual(await partsOf(target), parts);
      const store = await openStore(to);
      context.after(() => store.close());
      const directory = store.directory(ids.first);
      assert.equal((await store.credentials.findToken(digest('secret')))?.token.id, tokenId('tok_a'));
      assert.equal(await directory.resources.count('User', { kind: 'all' }), 1);
      assert.deepStrictEqual(
        (await directory.members.list(resourceId('sales'), 10)).map(({ id, type }) => [id, type]),
        [
          ['anna', 'User'],
          ['carl', undefined],
        ],
      );
      assert.equal(await store.administrators.sessions.find(digest('session')), undefined);
      assert.equal(await store.administrators.invitations.find(digest('invitation')), undefined);
    });

    test('a store that was filled goes on counting where the other one stopped', async (context) => {
      const [from, to] = [await locate(context), await locate(context)];
      await fillStore(from);
      const parts = await partsOf(await open(context, from));
      const target = await open(context, to);
      await target.import({ shape: newest, parts: stream(parts), check: accept });
      const store = await openStore(to);
      context.after(() => store.close());
      const directory = store.directory(ids.first);

      await directory.write((transaction) => transaction.resources.insert(person('dora')));
      await directory.write((transaction) => transaction.events.append(eventOf('evt_2')));
      await store.appendLog([{ directoryId: ids.first, entry: entryOf('log_10') }]);

      const selection = { condition: { kind: 'all' }, limit: 10, related: false } as const;
      const people = await directory.resources.select('User', selection);
      assert.deepStrictEqual(
        people.map(({ resource }) => resource.id),
        ['anna', 'dora'],
      );
      assert.deepStrictEqual(
        (await directory.events.list(undefined, 10)).map(({ id }) => id),
        ['evt_2', 'evt_1'],
      );
    });

    test('a snapshot does not see what is written after it began', async (context) => {
      const location = await locate(context);
      await fillStore(location);
      const store = await openStore(location);
      context.after(() => store.close());
      const archive = await open(context, location);
      const before = await partsOf(archive);

      const during = await archive.export(async (snapshot) => {
        await store.directory(ids.first).write((transaction) => transaction.resources.insert(person('late')));
        return collect(snapshot);
      });

      assert.deepStrictEqual(during, before);
      assert.notDeepStrictEqual(await partsOf(archive), before);
    });

    test('a store that holds something is not filled', async (context) => {
      const location = await locate(context);
      await fillStore(location);
      const archive = await open(context, location);
      const before = await partsOf(archive);

      await assert.rejects(archive.import({ shape: newest, parts: stream([]), check: accept }), {
        message: /holds something already.*empty/,
      });

      assert.deepStrictEqual(await partsOf(archive), before);
    });

    test('a store that a server has opened and not used yet may be filled', async (context) => {
      const [from, to] = [await locate(context), await locate(context)];
      await fillStore(from);
      const parts = await partsOf(await open(context, from));
      const store = await openStore(to);
      context.after(() => store.close());
      await store.credentials.getOrCreateSecret('cursor', 'own');
      await store.administrators.invitations.insert({ administratorId: undefined, expiresAt: 9000 }, digest('first'));

      await (await open(context, to)).import({ shape: newest, parts: stream(parts), check: accept });

      assert.equal((await store.directories.list()).length, 2);
      assert.equal(await store.administrators.invitations.find(digest('first')), undefined);
      assert.equal(await store.credentials.getOrCreateSecret('cursor', 'other'), 'own');
    });

    for (const [what, expected, spoil] of [
      [
        'breaks off',
        /the file ends here/,
        async function* (parts: readonly TablePart[]) {
          yield* parts.slice(0, -1);
          throw new Error('the file ends here');
        },
      ],
      [
        'names a table that is not archived',
        { name: 'StoreSetupError', message: /migration/ },
        async function* (parts: readonly TablePart[]) {
          yield* parts;
          yield { table: 'migration', columns: ['number'], rows: [] };
        },
      ],
      [
        'names a column that the table does not have',
        { message: /does not belong here: token/ },
        async function* (parts: readonly TablePart[]) {
          yield* parts;
          yield { table: 'token', columns: ['id', 'hash) VALUES (1); --'], rows: [] };
        },
      ],
      [
        'holds a child without its parent',
        { message: /does not fit into/ },
        async function* (parts: readonly TablePart[]) {
          yield* parts.filter(({ table }) => table !== 'directory');
        },
      ],
    ] as const) {
      test(`of a source that ${what} nothing is left`, async (context) => {
        const [from, to] = [await locate(context), await locate(context)];
        await fillStore(from);
        const parts = await partsOf(await open(context, from));
        const target = await open(context, to);

        await assert.rejects(target.import({ shape: newest, parts: spoil(parts), check: accept }), expected);

        assert.deepStrictEqual(await partsOf(target), []);
      });
    }

    test('of what the check refuses nothing is left', async (context) => {
      const [from, to] = [await locate(context), await locate(context)];
      await fillStore(from);
      const parts = await partsOf(await open(context, from));
      const target = await open(context, to);
      const check = async (written: Snapshot): Promise<void> => {
        assert.deepStrictEqual(await collect(written), parts);
        throw new Error('not what it should be');
      };

      await assert.rejects(target.import({ shape: newest, parts: stream(parts), check }), /not what it should be/);

      assert.deepStrictEqual(await partsOf(target), []);
    });

    test('rows of a later shape are refused', async (context) => {
      const archive = await open(context, await locate(context));

      await assert.rejects(archive.import({ shape: newest + 1, parts: stream([]), check: accept }), {
        message: /Use a newer version/,
      });
    });

    test('a backup from before the columns were renamed keeps their values', async (context) => {
      const location = await locate(context);
      const archive = await open(context, location);
      const columns = [
        'id',
        'name',
        'entra',
        'provisioning',
        'demonstration',
        'created_at',
        'holding',
        'leavers_settled_until',
      ];
      const rows = [[ids.first, 'Contoso', 1, 1, 0, 1000, 1, 5000]];

      await archive.import({ shape: 17, parts: stream([{ table: 'directory', columns, rows }]), check: accept });
      await archive.upgrade();

      const store = await openStore(location);
      context.after(() => store.close());
      const kept = await store.directories.find(ids.first);
      assert.deepStrictEqual([kept?.deprovisioningGuard, kept?.deprovisioningAcknowledgedUntil], [true, 5000]);
      const changed = await store.directories.update(ids.first, { deprovisioningGuard: false });
      assert.equal(changed?.deprovisioningGuard, false);
    });

    test('rows of an earlier shape go into a new store alone, which is brought up to date afterwards', async (context) => {
      const [fresh, used] = [await locate(context), await locate(context)];
      await (await openStore(used)).close();
      const archive = await open(context, fresh);

      await archive.import({ shape: 1, parts: stream([]), check: accept });
      const shapeBefore = await archive.export(async ({ shape }) => shape);
      await archive.upgrade();

      assert.deepStrictEqual([shapeBefore, await archive.export(async ({ shape }) => shape)], [1, newest]);
      if (newest === 1) return;
      await assert.rejects((await open(context, used)).import({ shape: 1, parts: stream([]), check: accept }), {
        message: /has not opened yet/,
      });
    });
  });
}

for (const from of technologies) {
  for (const to of technologies.filter((other) => other !== from)) {
    test(`a move from ${from.name} to ${to.name} keeps every row as it is`, async (context) => {
      const [source, target] = [await from.locate(context), await to.locate(context)];
      await fillStore(source);
      const parts = await partsOf(await open(context, source));
      const archive = await open(context, target);

      await archive.import({ shape: newest, parts: stream(parts), check: accept });

      assert.deepStrictEqual(await partsOf(archive), parts);
    });
  }
}
