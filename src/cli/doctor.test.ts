// What the doctor finds on a healthy installation, and each thing that it names on one that is not.

import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import { StoreUnavailable } from '../domain/index.ts';
import type { Inspection } from '../store/index.ts';
import { checkAddress, checkProxy, judge } from './doctor/address.ts';
import { checkAuditKey } from './doctor/audit-key.ts';
import { judgeBackup } from './doctor/backup.ts';
import type { Finding } from './doctor/finding.ts';
import { judgeSpace } from './doctor/folder.ts';
import { checkConsole, checkNode, checkOpenFiles, checkWorkers } from './doctor/machine.ts';
import { judgeRetention } from './doctor/retention.ts';
import { checkStore } from './doctor/store.ts';
import { json, newData, run, serve } from './testing/command.ts';

interface Verdict {
  readonly healthy: boolean;
  readonly checks: readonly Finding[];
}

async function examine(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { code, out, problem } = await run(['doctor', '--json', ...words], environment);
  const { healthy, checks }: Verdict = JSON.parse(out);
  return { code, problem, healthy, checks };
}

function states(checks: readonly Finding[]): Readonly<Record<string, string>> {
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

test('more workers than processors are a warning, and one alone is nothing to talk about', () => {
  const found = [checkWorkers(1, 2), checkWorkers(2, 2), checkWorkers(3, 2)];

  assert.deepEqual(
    found.map((findings) => findings.map(({ state }) => state)),
    [[], ['ok'], ['warning']],
  );
});

test('a key of the audit log that cannot be used is a fault, and none beside a database server a warning', () => {
  const [, dataDirectory] = newData();
  const none = { auditKey: undefined, databaseUrl: undefined, dataDirectory };
  const states = (config: Parameters<typeof checkAuditKey>[0]) => checkAuditKey(config).map(({ state }) => state);

  assert.deepEqual(states(none), []);
  assert.deepEqual(states({ ...none, auditKey: 'k'.repeat(32) }), ['ok']);
  assert.deepEqual(states({ ...none, databaseUrl: 'postgresql://db/becard' }), ['warning']);
  writeFileSync(join(dataDirectory, 'audit.key'), 'short');
  assert.deepEqual(states(none), ['fault']);
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

const inspection: Inspection = {
  kind: 'SQLite',
  version: '3.50.0',
  shape: 2,
  newestShape: 2,
  durability: [{ name: 'journal_mode', value: 'wal', isSafe: true }],
  weaknesses: [],
  isReadOnly: false,
  damage: undefined,
  bytes: undefined,
};

test('damage and tables of an earlier version are different findings', async () => {
  const findings = await checkStore(async () => ({ ...inspection, shape: 1, damage: 'row 7 missing from index' }));

  assert.deepEqual(states(findings), { Store: 'fault', Migrations: 'warning', Durability: 'ok' });
});

test('a database that can only be read is a fault', async () => {
  const [found] = await checkStore(async () => ({ ...inspection, kind: 'PostgreSQL', isReadOnly: true }));

  assert.equal(found?.state, 'fault');
  assert.match(`${found?.found} ${found?.next}`, /can only be read.*primary, not a standby/);
});

test('a clock that is far ahead of the last pruning is a warning', () => {
  const clock = { seenAt: 0, waitedRuns: 0 };

  assert.deepEqual(judgeRetention(clock, 7 * 86_400_000), []);
  assert.deepEqual(judgeRetention(undefined, 7 * 86_400_000), []);
  const [found] = judgeRetention(clock, 10 * 86_400_000);
  assert.match(`${found?.state} ${found?.found} ${found?.next}`, /warning.*10 days ago.*becard retention resume --yes/);
});

test('what weakens a database and is no fault is a warning', async () => {
  const findings = await checkStore(async () => ({ ...inspection, kind: 'PostgreSQL', weaknesses: ['a superuser'] }));

  assert.deepEqual(states(findings), { Store: 'ok', Migrations: 'ok', Durability: 'ok', PostgreSQL: 'warning' });
});

test('a public https address for which no proxy is trusted is a warning', () => {
  const found = [
    { publicUrl: undefined, trustProxy: [] },
    { publicUrl: 'https://x.example', trustProxy: [] },
    { publicUrl: 'https://x.example', trustProxy: ['127.0.0.1'] },
  ].map((config) => states(checkProxy(config)));

  assert.deepEqual(found, [{}, { Proxy: 'warning' }, { Proxy: 'ok' }]);
});

test('an old Node, few open files, a missing console and a full disk are found', () => {
  const found = [
    checkNode('22.1.0'),
    checkNode('24.0.0'),
    checkOpenFiles('Max open files            256                  4096                 files'),
    checkOpenFiles('Max open files            unlimited            unlimited            files'),
    checkOpenFiles(''),
    checkConsole(undefined),
    judgeSpace(10 * 1024 ** 2),
    judgeSpace(500 * 1024 ** 2),
    judgeSpace(5000 * 1024 ** 2),
  ];

  assert.deepEqual(
    found.map(({ state }) => state),
    ['fault', 'ok', 'warning', 'ok', 'ok', 'fault', 'fault', 'warning', 'ok'],
  );
});

test('a backup that is missing, old or never proven is a warning', () => {
  const hourMs = 3_600_000;
  const now = 1_000 * hourMs;
  const found = [
    { createdAt: undefined, verifiedAt: undefined },
    { createdAt: now - 50 * hourMs, verifiedAt: now },
    { createdAt: now - hourMs, verifiedAt: undefined },
    { createdAt: now - hourMs, verifiedAt: now - 200 * hourMs },
    { createdAt: now - hourMs, verifiedAt: now - hourMs },
  ].map((times) => judgeBackup(times, now).state);

  assert.deepEqual(found, ['warning', 'warning', 'warning', 'warning', 'ok']);
});

async function listen(context: TestContext, answer: string | undefined): Promise<string> {
  const server = createServer((_, response) => {
    if (answer !== undefined) response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('an address that leads elsewhere, nowhere or into silence is a fault, in bounded time', async (context) => {
  const elsewhere = await checkAddress(await listen(context, '<h1>It works</h1>'), 'http://127.0.0.1:1');
  const nowhere = await checkAddress('http://127.0.0.1:1', 'http://127.0.0.1:1');
  const silent = await checkAddress(await listen(context, undefined), 'http://127.0.0.1:1');

  for (const findings of [elsewhere, nowhere, silent]) assert.equal(states(findings)['Reachable'], 'fault');
});

test('a server whose database file was taken away, or cannot be read in part, says so itself', () => {
  const now = Date.UTC(2026, 10, 25);
  const reached = { at: now, validUntil: undefined };
  const [moved] = judge({ ...reached, status: 503, body: '{"status":"unavailable","problem":"moved"}' }, 'x', now);
  const [damaged] = judge({ ...reached, status: 200, body: '{"status":"ready","problem":"damaged"}' }, 'x', now);

  assert.deepEqual([moved?.state, damaged?.state], ['fault', 'warning']);
  assert.match(`${moved?.found} ${moved?.next}`, /not ready \(503\): its database file was moved.*Put the file back/);
  assert.match(`${damaged?.found} ${damaged?.next}`, /could not be read.*becard backup restore/);
});

test('a store that is damaged is to be restored', async () => {
  const inspect = () => Promise.reject(new StoreUnavailable('damaged', 'x'));

  const [found] = await checkStore(inspect);

  assert.match(found?.next ?? '', /^Stop Becard and restore the last verified backup: becard backup restore FILE/);
});

test('what keeps a store from being opened is advised on by its kind', async () => {
  const inspect = () => Promise.reject(new StoreUnavailable('fault', 'x'));

  const [[file], [database]] = [await checkStore(inspect), await checkStore(inspect, false)];

  assert.match(file?.next ?? '', /the files in the data folder/);
  assert.match(database?.next ?? '', /the database is running/);
});

test('a server that is not ready, an old certificate and a wrong clock are found', () => {
  const now = Date.UTC(2026, 10, 25);
  const reached = { status: 503, body: '{"status":"unavailable"}', at: now - 60_000, validUntil: now + 3 * 86_400_000 };

  const findings = judge(reached, 'https://x.example', now);

  assert.deepEqual(states(findings), { Reachable: 'fault', Certificate: 'warning', Clock: 'warning' });
});
