import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import { auditKeyFile, openAuditKey } from './audit-key.ts';

function newFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'becard-key-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const local = (dataDirectory: string) => ({ auditKey: undefined, databaseUrl: undefined, dataDirectory });

test('the first start makes a key for its user alone, and later ones find it', (context) => {
  const folder = join(newFolder(context), 'data');

  const first = openAuditKey(local(folder));
  const second = openAuditKey(local(folder));

  assert.match(first?.id ?? '', /^[0-9a-f]{12}$/);
  assert.equal(second?.id, first?.id);
  assert.deepEqual(second?.mac('x'), first?.mac('x'));
  assert.deepEqual(readdirSync(folder), [auditKeyFile]);
  assert.equal(statSync(join(folder, auditKeyFile)).mode & 0o777, 0o600);
});

test('processes that start at the same time agree on one key', async (context) => {
  const folder = newFolder(context);
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.module).then(({ openAuditKey }) => parentPort.postMessage(openAuditKey(workerData.config).id));`;
  const workerData = { module: new URL('./audit-key.ts', import.meta.url).href, config: local(folder) };

  const ids = await Promise.all(
    Array.from({ length: 6 }, () => {
      const worker = new Worker(code, { eval: true, workerData });
      return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    }),
  );

  assert.equal(new Set(ids).size, 1);
  assert.deepEqual(readdirSync(folder), [auditKeyFile]);
});

test('a key that is given goes before the file, and a database server has none of its own', (context) => {
  const folder = newFolder(context);
  const databaseUrl = 'postgresql://db/becard';

  const given = openAuditKey({ ...local(folder), auditKey: 'k'.repeat(32) });

  assert.equal(openAuditKey({ auditKey: 'k'.repeat(32), databaseUrl, dataDirectory: folder })?.id, given?.id);
  assert.equal(openAuditKey({ ...local(folder), databaseUrl }), undefined);
  assert.deepEqual(readdirSync(folder), []);
});

test('a file that holds no key is refused and left as it is', (context) => {
  const folder = newFolder(context);
  writeFileSync(join(folder, auditKeyFile), 'short\n');

  assert.throws(() => openAuditKey(local(folder)), { name: 'StoreSetupError', message: /audit\.key is not a key/ });

  assert.equal(readFileSync(join(folder, auditKeyFile), 'utf8'), 'short\n');
});
