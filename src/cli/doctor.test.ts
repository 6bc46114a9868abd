// What `becard doctor` prints of a healthy installation and of one that is not.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { FindingState, FindingText } from '../domain/index.ts';
import { json, newData, run, serve } from './testing/command.ts';

interface Line extends FindingText {
  readonly check: string;
  readonly state: FindingState;
}

interface Verdict {
  readonly healthy: boolean;
  readonly checks: readonly Line[];
}

async function examine(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { code, out, problem } = await run(['doctor', '--json', ...words], environment);
  const { healthy, checks }: Verdict = JSON.parse(out);
  return { code, problem, healthy, checks };
}

function states(checks: readonly Line[]): Readonly<Record<string, string>> {
  return Object.fromEntries(checks.map(({ check, state }) => [check, state]));
}

test('a server that runs is healthy; without a public address that is said', async (context) => {
  const at = newData();
  const { url } = await serve(context, at);
  const { port } = new URL(url);

  const { code, problem, healthy, checks } = await examine([...at, '--port', port]);

  assert.deepEqual([code, problem, healthy], [0, '', true]);
  const { 'Open files': _, 'Disk space': __, Console: ___, ...found } = states(checks);
  assert.deepEqual(found, {
    'Node.js': 'ok',
    Configuration: 'ok',
    'Data folder': 'ok',
    Store: 'ok',
    Migrations: 'ok',
    Durability: 'ok',
    'Audit key': 'ok',
    Backup: 'warning',
    'Public URL': 'warning',
    Reachable: 'ok',
    Clock: 'ok',
  });
});

test('before the first start nothing is created and nothing is wrong', async () => {
  const [option, data] = newData();

  const { code, checks } = await examine([option, join(data, 'none'), '--port', '1']);

  const found = states(checks);
  assert.equal(code, 0);
  assert.deepEqual([found['Data folder'], found['Store'], found['Reachable']], ['warning', 'warning', 'warning']);
  assert.equal(existsSync(join(data, 'none')), false);
});

test('every fault of the configuration is named, and unknown settings', async () => {
  const broken = { BECARD_PORT: 'x', BECARD_HOST: '?', BECARD_PUBLIC_URL: 'nowhere', BECARD_RATE_LIMIT: '-1' };
  const faults = await examine([], { ...broken, BECARD_LOG_LEVEL: 'loud' });
  const unknown = await examine([...newData(), '--port', '1'], { BECARD_PROT: '1' });

  assert.equal(faults.code, 1);
  assert.equal(faults.checks.filter(({ check, state }) => check === 'Configuration' && state === 'fault').length, 5);
  assert.match(unknown.checks.find(({ check }) => check === 'Configuration')?.found ?? '', /BECARD_PROT.*BECARD_PORT/);
});

test('data that others can read, a mode that loses writes and tables of a later version are found', async () => {
  const [option, data] = newData();
  await json(['directory', 'create', 'Contoso', option, data]);
  const path = join(data, 'becard.sqlite');
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = DELETE; INSERT INTO migration VALUES (9999, 'later', 0)");
  database.close();
  chmodSync(path, 0o644);

  const { code, checks } = await examine([option, data, '--port', '1']);
  const { out } = await run(['doctor', option, data, '--port', '1']);

  const found = states(checks);
  assert.equal(code, 1);
  assert.deepEqual([found['Data folder'], found['Durability'], found['Migrations']], ['warning', 'fault', 'fault']);
  assert.match(out, /FAULT +Migrations .*9999[\s\S]*→ A newer version[\s\S]*Problems found\.\n$/);
});

test('a file that is no database is a fault of the store', async () => {
  const [option, data] = newData();
  writeFileSync(join(data, 'becard.sqlite'), 'this is not a database, whatever its name may say '.repeat(100));

  const { code, checks } = await examine([option, data, '--port', '1']);

  assert.deepEqual([code, states(checks)['Store']], [1, 'fault']);
});
