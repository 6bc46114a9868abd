import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import { createCheckpoints, type Progress } from './checkpoint.ts';
import { type Connection, connect } from './connection.ts';

const folder = mkdtempSync(join(tmpdir(), 'becard-checkpoint-'));
after(() => rmSync(folder, { recursive: true }));

let files = 0;

function openFile(): { readonly path: string; readonly connection: Connection } {
  files += 1;
  const path = join(folder, `${files}.sqlite`);
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; CREATE TABLE blob (content BLOB)');
  database.close();
  const connection = connect(path, { waitMs: 0, cacheKiB: 1024, readOnly: false });
  return { path, connection };
}

/** Commits `count` pages, each in a row of its own. */
function fill(connection: Connection, pages: number): void {
  const half =
    'INSERT INTO blob WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT zeroblob(3900) FROM n';
  connection.query(half).run(pages);
}

/** Whether it comes true within ten seconds. */
async function soon(holds: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    await delay(10);
    if (isHeld(holds)) return true;
  }
  return false;
}

/** A write that the checkpoint keeps off for a moment proves nothing. */
function isHeld(holds: () => boolean): boolean {
  try {
    return holds();
  } catch (error) {
    if (error instanceof StoreUnavailable && error.reason === 'busy') return false;
    throw error;
  }
}

function progressOf(connection: Connection): Progress | undefined {
  return connection.query<Progress>('PRAGMA wal_checkpoint(NOOP)').get();
}

test('the thread copies commits, and a long log is restarted although others read all the time', async () => {
  const { path, connection } = openFile();
  const other = connect(path, { waitMs: 0, cacheKiB: 1024, readOnly: true });
  const checkpoints = createCheckpoints(path, connection);
  // As a reader does for the requests of one turn: its view ends only to begin again.
  const turns = setInterval(() => {
    if (other.hasTransaction()) other.query('COMMIT').run();
    other.query('BEGIN').run();
    other.query('SELECT count(*) FROM blob WHERE rowid < 10').get();
  }, 5);

  fill(connection, 17_000);
  // Where a reader stood in the way of a pass, the next one comes when enough has come together again.
  const isAnew = await soon(() => {
    checkpoints.note();
    fill(connection, 50);
    return (progressOf(connection)?.log ?? Number.POSITIVE_INFINITY) < 1_000;
  });
  clearInterval(turns);
  await checkpoints.close();

  assert.equal(isAnew, true);
  assert.ok(statSync(path).size > 17_000 * 4096);
  other.close();
  connection.close();
});

test('of two processes at once one copies, and neither is disturbed', async () => {
  const { path, connection } = openFile();
  const second = connect(path, { waitMs: 0, cacheKiB: 1024, readOnly: false });
  const both = [createCheckpoints(path, connection), createCheckpoints(path, second)];

  fill(connection, 5_000);
  for (const checkpoints of both) checkpoints.note();
  const isCopied = await soon(() => {
    const { log, checkpointed } = progressOf(second) ?? { log: 1, checkpointed: 0 };
    return log > 0 && checkpointed === log;
  });
  for (const checkpoints of both) await checkpoints.close();

  assert.equal(isCopied, true);
  second.close();
  connection.close();
});

test('little is left in the log: no thread is started for it', async () => {
  const { path, connection } = openFile();
  const checkpoints = createCheckpoints(path, connection);

  fill(connection, 100);
  checkpoints.note();
  await checkpoints.close();

  assert.strictEqual(progressOf(connection)?.checkpointed, 0);
  connection.close();
});

test('a thread that cannot work disturbs no request', async () => {
  const { connection } = openFile();
  const checkpoints = createCheckpoints(join(folder, 'nowhere', 'x.sqlite'), connection);

  fill(connection, 5_000);
  checkpoints.note();
  await delay(200);
  checkpoints.note();
  await checkpoints.close();

  assert.strictEqual(progressOf(connection)?.checkpointed, 0);
  connection.close();
});
