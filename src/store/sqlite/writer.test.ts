// The queue of writes when things go wrong: a full disk, a lost transaction, a commit that is refused.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { DirectoryId } from '../../domain/store.ts';
import { openSqliteStore } from '../sqlite.ts';
import { temporaryFolder } from '../testing/each-store.ts';
import { ids } from '../testing/samples.ts';
import { type Connection, connect, type Statements } from './connection.ts';
import { createSerialQueue, createWriter, type Writer } from './writer.ts';

const insert = 'INSERT INTO administrator (id, email, role, created_at) VALUES (?, ?, ?, 1)';
const large = 'x'.repeat(20_000);

interface Setup {
  readonly connection: Connection;
  readonly reader: Connection;
  readonly writer: Writer;
}

async function open(context: TestContext): Promise<Setup> {
  const path = join(await temporaryFolder(context), 'becard.sqlite');
  await openSqliteStore(path).close();
  const connection = connect(path, { waitMs: 0, cacheKiB: 1024, readOnly: false });
  const reader = connect(path, { waitMs: 0, cacheKiB: 1024, readOnly: true });
  context.after(() => connection.close());
  context.after(() => reader.close());
  return {
    connection,
    reader,
    writer: createWriter(connection, {
      serialQueue: createSerialQueue(),
      busyMs: 50,
      batchMs: Number.POSITIVE_INFINITY,
      committed: () => undefined,
    }),
  };
}

function add(statements: Statements, id: string, role = 'owner'): void {
  statements.query(insert).run(id, `${id}@x`, role);
}

function names({ reader }: Setup): readonly string[] {
  const rows = reader.query<{ id: string }>('SELECT id FROM administrator ORDER BY id').all();
  return rows.map(({ id }) => id);
}

/** The disk is full from here on, or has room again. */
function limitPages(connection: Connection, pages: number | 'none'): void {
  const { page_count: used } = connection.query<{ page_count: number }>('PRAGMA page_count').get() ?? { page_count: 1 };
  const limit = pages === 'none' ? 1_000_000 : used + pages;
  connection.composed(`PRAGMA max_page_count = ${limit}`).get();
}

test('a full disk refuses the write, leaves no transaction open and heals when there is room', async (context) => {
  const setup = await open(context);
  limitPages(setup.connection, 2);

  const refused = setup.writer.write((statements) => add(statements, 'a', large));

  await assert.rejects(refused, { name: 'StoreUnavailable', reason: 'full' });
  assert.equal(setup.connection.hasTransaction(), false);
  limitPages(setup.connection, 'none');
  await setup.writer.write((statements) => add(statements, 'b', large));
  assert.deepStrictEqual(names(setup), ['b']);
});

test('after a failure nothing that was refused is there, and everything that was confirmed is', async (context) => {
  const setup = await open(context);
  limitPages(setup.connection, 12);
  const ids = Array.from({ length: 20 }, (_, index) => `a${10 + index}`);

  const settled = await Promise.allSettled(
    ids.map((id) => setup.writer.write((statements) => add(statements, id, id === 'a15' ? large.repeat(9) : large))),
  );

  const confirmed = ids.filter((_, index) => settled[index]?.status === 'fulfilled');
  assert.ok(confirmed.length < ids.length);
  assert.deepStrictEqual(names(setup), confirmed);
  assert.equal(setup.connection.hasTransaction(), false);
});

test('a work that swallows the loss of its transaction writes nothing on the side', async (context) => {
  const setup = await open(context);

  const refused = setup.writer.write((statements) => {
    add(statements, 'a');
    setup.connection.query('ROLLBACK').run();
    assert.throws(() => add(statements, 'b'), { name: 'StoreUnavailable' });
  });
  const mate = setup.writer.write((statements) => add(statements, 'c'));

  await assert.rejects(refused, { name: 'StoreUnavailable', reason: 'fault' });
  await mate;
  await setup.writer.write((statements) => add(statements, 'd'));
  assert.deepStrictEqual(names(setup), ['c', 'd']);
});

test('a refused commit rejects every work of the batch and the next batch is kept', async (context) => {
  const setup = await open(context);
  const orphan =
    'INSERT INTO session (hash, administrator_id, created_at, last_seen_at, expires_at) VALUES (?, ?, 1, 1, 1)';

  const batch = [
    setup.writer.write((statements) => add(statements, 'a')),
    setup.writer.write((statements) => {
      statements.query('PRAGMA defer_foreign_keys = ON').get();
      statements.query(orphan).run(new Uint8Array(32), 'unknown');
    }),
  ];

  for (const { status } of await Promise.allSettled(batch)) assert.equal(status, 'rejected');
  assert.equal(setup.connection.hasTransaction(), false);
  assert.deepStrictEqual(names(setup), []);
  await setup.writer.write((statements) => add(statements, 'b'));
  assert.deepStrictEqual(names(setup), ['b']);
});

test('writes that arrive together share one commit, and none is answered before it', async (context) => {
  const setup = await open(context);
  const settled: string[] = [];
  const version = (): number =>
    setup.reader.query<{ data_version: number }>('PRAGMA data_version').get()?.data_version ?? 0;
  const before = version();

  const writes = ['a', 'b', 'c'].map(async (id) => {
    await setup.writer.write((statements) => {
      assert.deepStrictEqual(settled, []);
      assert.equal(version(), before);
      add(statements, id);
    });
    settled.push(id);
  });
  await Promise.all(writes);

  assert.deepStrictEqual(settled, ['a', 'b', 'c']);
  assert.deepStrictEqual(names(setup), ['a', 'b', 'c']);
  assert.equal(version() - before, 1);
});

test('writes of the next turns share the commit of those that wait, and a write alone waits for no other', async (context) => {
  const setup = await open(context);
  const committed: (readonly string[])[] = [];
  const write = (id: string): Promise<void> =>
    setup.writer.write((statements) => add(statements, id)).then(() => void committed.push(names(setup)));

  await Promise.all([write('a'), write('b'), later(1, () => write('c')), later(2, () => write('d'))]);
  await write('e');
  await Promise.all([write('f'), later(2, () => write('g'))]);

  assert.deepStrictEqual(
    committed.map((present) => present.length),
    [4, 4, 4, 4, 5, 6, 7],
  );
});

/** Runs `step` so many turns of the event loop from now. */
async function later(turns: number, step: () => Promise<void>): Promise<void> {
  for (let passed = 0; passed < turns; passed += 1) await new Promise((resolve) => void setImmediate(resolve));
  await step();
}

test('a work that fails takes nothing of the others with it, whether it had written or not', async (context) => {
  const setup = await open(context);
  const runs: string[] = [];
  const write = (id: string, step: (statements: Statements) => void = () => undefined): Promise<void> =>
    setup.writer.write((statements) => {
      runs.push(id);
      step(statements);
      add(statements, id);
    });
  const refuse = (): never => {
    throw new Error('refused');
  };

  const early = await Promise.allSettled([write('a'), write('b', refuse), write('c')]);
  const late = await Promise.allSettled([
    write('d'),
    write('e', (statements) => {
      add(statements, 'f');
      refuse();
    }),
    write('g'),
  ]);

  const outcomes = [early, late].map((settled) => settled.map(({ status }) => status));
  assert.deepStrictEqual(outcomes, Array(2).fill(['fulfilled', 'rejected', 'fulfilled']));
  assert.deepStrictEqual(names(setup), ['a', 'c', 'd', 'g']);
  // Only what was written before it and is undone with it is run again.
  assert.deepStrictEqual(runs, ['a', 'b', 'c', 'd', 'e', 'd', 'e', 'g']);
});

test('more writes than fit into one batch are all kept, in order', async (context) => {
  const setup = await open(context);
  const ids = Array.from({ length: 600 }, (_, index) => `a${1000 + index}`);
  const started: string[] = [];

  await Promise.all(
    ids.map((id) =>
      setup.writer.write((statements) => {
        started.push(id);
        add(statements, id);
      }),
    ),
  );

  assert.deepStrictEqual(started, ids);
  assert.deepStrictEqual(names(setup), ids);
});

test('each of two writers in one queue has its own durability', async (context) => {
  const { connection } = await open(context);
  const options = { serialQueue: createSerialQueue(), busyMs: 50, committed: () => undefined };
  const lasting = createWriter(connection, options);
  const behind = createWriter(connection, { ...options, isDurable: false });
  const found: unknown[] = [];
  const note = (statements: Statements): void => {
    // Its answer is found when the text is prepared, so each asks with a text of its own.
    const asked = statements.composed<{ synchronous: number }>(`PRAGMA synchronous -- ${found.length}`);
    found.push(asked.get()?.synchronous);
  };

  await Promise.all([lasting.write(note), behind.write(note)]);
  await Promise.allSettled([behind.write(() => Promise.reject(new Error('not this one'))), lasting.write(note)]);

  // FULL is 2, NORMAL 1 (SQLite, "PRAGMA synchronous").
  assert.deepStrictEqual(found, [2, 1, 2]);
});

test('directories take turns, and one that writes for long does not hold up the commit of another', async (context) => {
  const { connection } = await open(context);
  const writer = createWriter(connection, {
    serialQueue: createSerialQueue(),
    busyMs: 50,
    batchMs: 0,
    committed: () => undefined,
  });
  const settled: string[] = [];
  const write = (id: string, owner: DirectoryId): Promise<void> =>
    writer.writeResources(owner, async ({ statements }) => add(statements, id)).then(() => void settled.push(id));

  const writes = ['a1', 'a2', 'a3', 'a4'].map((id) => write(id, ids.first));
  writes.push(write('b1', ids.second));
  await Promise.all(writes);

  assert.deepStrictEqual(settled, ['a1', 'b1', 'a2', 'a3', 'a4']);
});
