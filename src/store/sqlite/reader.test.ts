import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { connect } from './connection.ts';
import { createReader, type Reader } from './reader.ts';

const folder = mkdtempSync(join(tmpdir(), 'becard-reader-'));
after(() => rmSync(folder, { recursive: true }));
const options = { waitMs: 0, cacheKiB: 1024 } as const;

let files = 0;

interface Bench {
  readonly reader: Reader;
  /** Commits a value, as another process would. */
  readonly set: (value: number) => void;
}

function open(): Bench {
  files += 1;
  const path = join(folder, `${files}.sqlite`);
  const other = new DatabaseSync(path);
  other.exec('PRAGMA journal_mode = WAL; CREATE TABLE v (n INTEGER); INSERT INTO v VALUES (1)');
  const reader = createReader(connect(path, { ...options, readOnly: true }));
  after(() => {
    reader.close();
    other.close();
  });
  return { reader, set: (value) => other.prepare('UPDATE v SET n = ?').run(value) };
}

function read({ reader }: Bench): number | undefined {
  return reader.query<{ n: number }>('SELECT n FROM v').get()?.n;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

test('reads that share a view see one state, and the next turn sees the newest', async () => {
  const bench = open();
  bench.reader.share();

  const first = read(bench);
  bench.set(2);
  const second = read(bench);
  await nextTurn();
  const third = read(bench);

  assert.deepStrictEqual([first, second, third], [1, 1, 2]);
});

test('a view begins with its first read, not before', () => {
  const bench = open();
  bench.reader.share();

  bench.set(2);

  assert.strictEqual(read(bench), 2);
});

test('after a commit of this process the view is a new one', () => {
  const bench = open();
  bench.reader.share();

  const first = read(bench);
  bench.set(2);
  bench.reader.refresh();
  const second = read(bench);

  assert.deepStrictEqual([first, second], [1, 2]);
});

test('without a shared view each read has its own', () => {
  const bench = open();

  const first = read(bench);
  bench.set(2);

  assert.deepStrictEqual([first, read(bench)], [1, 2]);
});

test('what is remembered is read again after a commit of any process, and after that alone', async () => {
  const bench = open();
  const reads: (number | undefined)[] = [];
  const ask = (): number | undefined =>
    bench.reader.remember('n', () => {
      const value = read(bench);
      reads.push(value);
      return value;
    });

  for (const value of [undefined, undefined, 2, undefined]) {
    if (value !== undefined) bench.set(value);
    bench.reader.share();
    ask();
    ask();
    await nextTurn();
  }

  assert.deepStrictEqual(reads, [1, 2]);
});

test('outside a shared view nothing is remembered', () => {
  const bench = open();

  const first = bench.reader.remember('n', () => read(bench));
  bench.set(2);

  assert.deepStrictEqual([first, bench.reader.remember('n', () => read(bench))], [1, 2]);
});

test('a write of the reader is seen at once, and forgets nothing that is remembered', async () => {
  const { reader, set } = open();
  const value = (): number | undefined => reader.query<{ n: number }>('SELECT n FROM v').get()?.n;
  reader.share();
  const remembered = reader.remember('name', () => 'Anna');

  reader.write((statements) => void statements.query('UPDATE v SET n = 7').run());

  assert.deepStrictEqual([remembered, reader.remember('name', () => 'Bert'), value()], ['Anna', 'Anna', 7]);
  await nextTurn();
  set(8);
  reader.share();
  assert.strictEqual(
    reader.remember('name', () => 'Bert'),
    'Bert',
  );
});

test('a write of the reader that fails leaves nothing behind, and every other write is refused', () => {
  const { reader } = open();
  const value = (): number | undefined => reader.query<{ n: number }>('SELECT n FROM v').get()?.n;

  assert.throws(
    () =>
      reader.write((statements) => {
        statements.query('UPDATE v SET n = 7').run();
        throw new Error('no');
      }),
    /no/,
  );

  assert.throws(() => reader.query('UPDATE v SET n = 9').run(), /readonly|can only be read/i);
  assert.strictEqual(value(), 1);
});
