// Transactions of two directories that commit in another order than they drew their positions: a reader neither skips nor repeats.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { DirectoryId, Store } from '../../domain/store.ts';
import { openNodes } from '../testing/nodes.ts';
import { directoryOf, eventOf, ids } from '../testing/samples.ts';
import { type Connection, connect } from './connection.ts';

interface Scene {
  readonly store: Store;
  readonly other: Store;
  /** A connection of its own, in the transaction of a writer. */
  readonly openWriter: () => Promise<Connection>;
}

async function openScene(context: TestContext): Promise<Scene> {
  const { database, stores } = await openNodes(context);
  const [store, other] = stores;
  if (store === undefined || other === undefined) throw new Error('There are no nodes');
  await store.directories.insert(directoryOf(ids.second));
  const openWriter = async (): Promise<Connection> => {
    const connection = await connect(database.url);
    context.after(connection.destroy);
    await connection.script('BEGIN');
    connection.enter(ids.second);
    return connection;
  };
  return { store, other, openWriter };
}

function insert(connection: Connection, id: string): Promise<unknown> {
  return connection.fetch(`
    INSERT INTO event (directory_id, id, type, at, actor, resource_id, subject, changes)
    VALUES ('${ids.second}', '${id}', 'user.updated', 1000, 'tok_a', 'bert', 'Bert', '[]')`);
}

function append(store: Store, id: DirectoryId, event: string): Promise<void> {
  return store.directory(id).write((transaction) => transaction.events.append(eventOf(event)));
}

async function read(store: Store, after: number): Promise<{ readonly ids: readonly string[]; readonly next: number }> {
  const { events, next } = await store.events.read({ after, limit: 100 });
  return { ids: events.map(({ event }) => event.id), next };
}

test('an event that drew its position first and commits last is not skipped, on any node', async (context) => {
  const { store, other, openWriter } = await openScene(context);
  await append(store, ids.first, 'evt_0');
  const start = await read(store, 0);
  const writer = await openWriter();
  await insert(writer, 'evt_1');
  await append(store, ids.first, 'evt_2');

  const during = await read(store, start.next);
  const elsewhere = await read(other, 0);
  await writer.script('COMMIT');
  const after = await read(store, during.next);
  const everything = await read(other, elsewhere.next);

  assert.deepStrictEqual([start.ids, during.ids, elsewhere.ids], [['evt_0'], [], []]);
  assert.deepStrictEqual(after.ids, ['evt_1', 'evt_2']);
  assert.deepStrictEqual(everything.ids, ['evt_0', 'evt_1', 'evt_2']);
});

test('a writer that rolls back holds readers up no longer, and leaves a gap', async (context) => {
  const { store, openWriter } = await openScene(context);
  const writer = await openWriter();
  await insert(writer, 'evt_1');
  await append(store, ids.first, 'evt_2');

  const during = await read(store, 0);
  await writer.script('ROLLBACK');

  assert.deepStrictEqual(during.ids, []);
  assert.deepStrictEqual((await read(store, during.next)).ids, ['evt_2']);
});

test('two readers under many writers on two nodes see every event once, each directory in its order', async (context) => {
  const { store, other } = await openScene(context);
  const rounds = Array.from({ length: 150 }, (_, at) => at);
  let isWriting = true;
  const follow = async (node: Store): Promise<readonly string[]> => {
    const found: string[] = [];
    let after = 0;
    for (;;) {
      const isLast = !isWriting;
      const page = await node.events.read({ after, limit: 7 });
      found.push(...page.events.map(({ event }) => event.id));
      after = page.next;
      if (isLast && !page.hasMore) return found;
    }
  };
  const followed = Promise.all([follow(store), follow(other)]);

  const write = async (node: Store, id: DirectoryId, name: string): Promise<void> => {
    for (const at of rounds) await append(node, id, `evt_${name}${at}`);
  };
  await Promise.all([write(store, ids.first, 'a'), write(other, ids.second, 'b')]);
  isWriting = false;

  const [first = [], second] = await followed;
  assert.deepStrictEqual(second, first);
  for (const name of ['a', 'b']) {
    assert.deepStrictEqual(
      first.filter((id) => id.startsWith(`evt_${name}`)),
      rounds.map((at) => `evt_${name}${at}`),
    );
  }
});
