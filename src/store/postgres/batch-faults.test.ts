// What may go wrong within a transaction that many writes share: no write is acknowledged that is not kept, and a slow database is waited for.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openNodes } from '../testing/nodes.ts';
import { ids } from '../testing/samples.ts';
import { type Connection, connect } from './connection.ts';
import { createPool } from './pool.ts';
import { createWriter, type Work, type Writer } from './writer.ts';

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const refused = 'SELECT 1 / 0';

interface Opened {
  readonly writer: Writer;
  readonly open: () => Promise<Connection>;
  /** The names of the rows that are kept. */
  readonly names: () => Promise<readonly unknown[]>;
}

/** A writer to a directory, whose connections may send other statements than it asks for. */
async function openWriter(context: TestContext, sent = (sql: string): string => sql): Promise<Opened> {
  const { database } = await openNodes(context, 1);
  await database.run('CREATE TABLE note (name TEXT NOT NULL); GRANT ALL ON note TO becard');
  const pool = createPool(async (options) => {
    const connection = await connect(database.url, options);
    return { ...connection, query: (sql, ...parameters) => connection.query(sent(sql), ...parameters) };
  });
  context.after(() => pool.close());
  const names = async (): Promise<readonly unknown[]> =>
    (await database.run('SELECT name FROM note ORDER BY name')).map(({ name }) => name);
  return { writer: createWriter(pool), open: () => connect(database.url, { timeoutMs: 1000 }), names };
}

function note({ statements }: Work, name: string): Promise<unknown> {
  return statements.query('INSERT INTO note VALUES (?)', name);
}

test('statements that are sent together have their time one after another', async (context) => {
  const { open } = await openWriter(context);
  const connection = await open();
  context.after(() => connection.close());

  const answers = await Promise.all(range(15).map((at) => connection.query('SELECT ?, pg_sleep(0.1)', String(at))));

  assert.equal(answers.length, 15);
});

test('a write whose statement fails unwatched is refused, whether it runs beside others or after them', async (context) => {
  const { writer, names } = await openWriter(context);
  const unwatched = (): Promise<unknown> =>
    writer.write(ids.first, async (work) => {
      await note(work, 'lost');
      work.statements.query(refused).catch(() => undefined);
    });
  const keep = (name: string): Promise<unknown> => writer.write(ids.first, (work) => note(work, name), name);

  const outcomes = await Promise.allSettled([keep('a'), unwatched(), keep('b'), unwatched()]);

  assert.deepStrictEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'rejected'],
  );
  assert.deepStrictEqual(await names(), ['a', 'b']);
});

test('no write is acknowledged when a savepoint between two of them cannot be set', async (context) => {
  let savepoints = 0;
  const failing = (sql: string): string => {
    if (sql !== 'SAVEPOINT work') return sql;
    savepoints += 1;
    return savepoints === 2 ? refused : sql;
  };
  const { writer, names } = await openWriter(context, failing);
  const keep = (name: string): Promise<unknown> => writer.write(ids.first, (work) => note(work, name));
  const fail = (): Promise<unknown> =>
    writer.write(ids.first, async (work) => {
      await note(work, 'undone');
      throw new Error('refused');
    });

  const outcomes = await Promise.allSettled([keep('a'), fail(), keep('b')]);

  assert.deepStrictEqual(
    outcomes.map(({ status }) => status),
    ['rejected', 'rejected', 'rejected'],
  );
  assert.deepStrictEqual(await names(), []);
});

test('no write is acknowledged when the server rolls back where it was to commit', async (context) => {
  const { writer, names } = await openWriter(context, (sql) => (sql === 'COMMIT' ? 'ROLLBACK' : sql));

  await assert.rejects(writer.write(ids.first, (work) => note(work, 'a')));

  assert.deepStrictEqual(await names(), []);
});
