// Each thing that an examination names on an installation that is not healthy.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { describeFinding, type Finding, StoreUnavailable } from '../domain/index.ts';
import type { Inspection } from '../store/index.ts';
import { checkAddress, judge } from './address.ts';
import { checkAuditKey } from './audit-key.ts';
import { judgeBackup } from './backup.ts';
import { judgeSpace } from './folder.ts';
import { checkConsole, checkNode, checkOpenFiles, checkWorkers } from './machine.ts';
import { checkProxy } from './proxy.ts';
import { judgeRetention } from './retention.ts';
import { checkStore } from './store.ts';
import { judgeWallets } from './wallet.ts';

function states(findings: readonly Finding[]): Readonly<Record<string, string>> {
  return Object.fromEntries(findings.map((finding) => [describeFinding(finding).check, finding.state]));
}

/** State, found and next in words. */
function wordsOf(finding: Finding | undefined): string {
  if (finding === undefined) return '';
  const { found, next } = describeFinding(finding);
  return `${finding.state} ${found} ${next ?? ''}`;
}

test('more workers than processors are a warning, and one alone is nothing to talk about', () => {
  const found = [checkWorkers(1, 2), checkWorkers(2, 2), checkWorkers(3, 2)];

  assert.deepEqual(
    found.map((findings) => findings.map(({ state }) => state)),
    [[], ['ok'], ['warning']],
  );
});

test('a key of the audit log that cannot be used is a fault, and none beside a database server a warning', (context) => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'becard-doctor-'));
  context.after(() => rmSync(dataDirectory, { recursive: true }));
  const none = { auditKey: undefined, databaseUrl: undefined, dataDirectory };
  const statesOf = (config: Parameters<typeof checkAuditKey>[0]) => checkAuditKey(config).map(({ state }) => state);

  assert.deepEqual(statesOf(none), []);
  assert.deepEqual(statesOf({ ...none, auditKey: 'k'.repeat(32) }), ['ok']);
  assert.deepEqual(statesOf({ ...none, databaseUrl: 'postgresql://db/becard' }), ['warning']);
  writeFileSync(join(dataDirectory, 'audit.key'), 'short');
  assert.deepEqual(statesOf(none), ['fault']);
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
  assert.match(wordsOf(found), /can only be read.*primary, not a standby/);
});

test('a clock that is far ahead of the last pruning is a warning', () => {
  const clock = { seenAt: 0, waitedRuns: 0 };

  assert.deepEqual(judgeRetention(clock, 7 * 86_400_000), []);
  assert.deepEqual(judgeRetention(undefined, 7 * 86_400_000), []);
  const [found] = judgeRetention(clock, 10 * 86_400_000);
  assert.match(wordsOf(found), /warning.*10 days ago.*becard retention resume --yes/);
});

test('what weakens a database and is no fault is a warning', async () => {
  const findings = await checkStore(async () => ({ ...inspection, kind: 'PostgreSQL', weaknesses: ['superuser'] }));

  assert.deepEqual(states(findings), { Store: 'ok', Migrations: 'ok', Durability: 'ok', PostgreSQL: 'warning' });
  assert.match(findings.map(wordsOf).join(), /superuser or bypasses row-level security/);
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
  assert.match(wordsOf(moved), /answers 503: its database file was moved.*Put the file back/);
  assert.match(wordsOf(damaged), /could not be read.*becard backup restore/);
});

test('a store that is damaged is to be restored', async () => {
  const inspect = () => Promise.reject(new StoreUnavailable('damaged', 'x'));

  const [found] = await checkStore(inspect);

  assert.match(wordsOf(found), /Stop Becard and restore the last verified backup: becard backup restore FILE/);
});

test('what keeps a store from being opened is advised on by its kind', async () => {
  const inspect = () => Promise.reject(new StoreUnavailable('fault', 'x'));

  const [[file], [database]] = [await checkStore(inspect), await checkStore(inspect, false)];

  assert.match(wordsOf(file), /the files in the data folder/);
  assert.match(wordsOf(database), /the database is running/);
});

test('a server of other data that answers is a fault', () => {
  const reached = { status: 200, body: '{"status":"ready","installation":"a"}', at: 0, validUntil: undefined };

  const states = ['a', 'b', '', undefined].map((own) => judge(reached, 'https://x.example', 0, own)[0]?.code);

  assert.deepEqual(states, ['reachable.ok', 'reachable.another', 'reachable.another', 'reachable.ok']);
});

test('a server whose database file was taken away says so to the doctor who finds no data', () => {
  const body = '{"status":"unavailable","installation":"a","problem":"moved"}';
  const reached = { status: 503, body, at: 0, validUntil: undefined };

  const codes = ['a', 'b', ''].map((own) => judge(reached, 'https://x.example', 0, own)[0]?.code);

  assert.deepEqual(codes, ['reachable.moved', 'reachable.another', 'reachable.moved']);
});

test('a server that is not ready, an old certificate and a wrong clock are found', () => {
  const now = Date.UTC(2026, 10, 25);
  const reached = { status: 503, body: '{"status":"unavailable"}', at: now - 60_000, validUntil: now + 3 * 86_400_000 };

  const findings = judge(reached, 'https://x.example', now);

  assert.deepEqual(states(findings), { Reachable: 'fault', Certificate: 'warning', Clock: 'warning' });
});

test('the certificate of Apple Wallet is a warning from 60 days on, and a fault from the last one on', () => {
  const appleWallet = {
    ...{ certificate: '', key: '', authority: '', passType: 'pass.example.card', team: 'TEAM123456' },
    expiresAt: Date.UTC(2027, 0, 1),
  };
  const config = { appleWallet, googleWallet: undefined };
  const judgeAfter = (daysLeft: number, publicUrl = 'https://cards.example.com') =>
    judgeWallets(config, publicUrl, appleWallet.expiresAt - daysLeft * 86_400_000);

  assert.deepEqual(
    [90, 60, 2, 1, -1].map((days) => judgeAfter(days).map(({ state }) => state)),
    [['ok'], ['warning'], ['warning'], ['fault'], ['fault']],
  );
  assert.match(wordsOf(judgeAfter(30)[0]), /^warning pass\.example\.card, certificate valid for 30 days Renew it/);
  assert.match(wordsOf(judgeAfter(90, 'http://cards.example.com')[1]), /no TLS/);
  assert.deepEqual(judgeWallets({ appleWallet: undefined, googleWallet: undefined }, undefined, 0), []);
});
