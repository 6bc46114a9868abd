import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createCheckpoints, type Progress } from './checkpoint.ts';
import { type Connection, connect } from './connection.ts';
import { createWriter } from './writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'becard-checkpoint-'));
after(() => rmSync(folder, { recursive: true }));

let files = 0;

function openFile(): { readonly path: string; readonly connection: Connection } {
  files += 1;
  const path = join(folder, `${files}.sqlite`);
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE blob (content BLOB)');
  database.close();
  const connection = connect(path, { waitMs: 0, cacheKiB: 1024, readOnly: false, isDurable: false });
  return { path, connection };
}

/** Commits so many pages, each in a row of its own. */
function fill(connection: Connection, pages: number): void {
  const half =
    'INSERT INTO blob WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT zeroblob(3900) FROM n';
  connection.query(half).run(pages);
}

function progressOf(connection: Connection): Progress | undefined {
  return connection.query<Progress>('PRAGMA wal_checkpoint(NOOP)').get();
}

test('what was committed is copied by the thread, and a long log begins anew', async () => {
  const { path, connection } = openFile();
  const writer = createWriter(connection, { busyMs: 50, committed: () => undefined });
  const checkpoints = createCheckpoints(path, connection, (work) => writer.write(work));

  fill(connection, 17_000);
  checkpoints.note();
  await checkpoints.close();
  const copied = progressOf(connection);
  fill(connection, 1);

  assert.ok(copied !== undefined && copied.log > 16_000);
  assert.strictEqual(copied.checkpointed, copied.log);
  assert.ok((progressOf(connection)?.log ?? Number.POSITIVE_INFINITY) < 100);
  assert.ok(statSync(path).size > 17_000 * 4096);
  await writer.close();
  connection.close();
});

test('little is left in the log: no thread is started for it', async () => {
  const { path, connection } = openFile();
  const checkpoints = createCheckpoints(path, connection, (work) => work());

  fill(connection, 100);
  checkpoints.note();
  await checkpoints.close();

  assert.strictEqual(progressOf(connection)?.checkpointed, 0);
  connection.close();
});

test('a thread that cannot work disturbs nobody', async () => {
  const { connection } = openFile();
  const checkpoints = createCheckpoints(join(folder, 'nowhere', 'x.sqlite'), connection, (work) => work());

  fill(connection, 5_000);
  checkpoints.note();
  await delay(200);
  checkpoints.note();
  await checkpoints.close();

  assert.strictEqual(progressOf(connection)?.checkpointed, 0);
  connection.close();
});
