import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from './client.ts';
import { createLedger } from './findings/ledger.ts';
import { createReport, percentile } from './report.ts';

const PERCENTILES: readonly (readonly [readonly number[], number, number])[] = [
  [[], 50, 0],
  [[7], 50, 7],
  [[7], 99, 7],
  [[1, 2, 3, 4], 50, 2],
  [[1, 2, 3, 4], 75, 3],
  [[1, 2, 3, 4], 100, 4],
  [Array.from({ length: 100 }, (_, index) => index + 1), 95, 95],
  [Array.from({ length: 100 }, (_, index) => index + 1), 99, 99],
];

for (const [sorted, percent, expected] of PERCENTILES) {
  test(`the ${percent}th percentile of ${sorted.length} values is ${expected}`, () => {
    assert.equal(percentile(sorted, percent), expected);
  });
}

const SETTING = {
  tenantUrl: 'https://h/scim',
  mapping: 'becard',
  dialect: 'legacy',
  users: 1,
  groups: 0,
  seed: 1,
} as const;
const LEFT = { users: 0, groups: 0, domain: 'contoso.example', groupSuffix: '' };
const CONNECTED = { isConnected: true, status: 200, shown: 'ok' };

const COURSE = { setting: SETTING, connection: CONNECTED, cycles: [], left: LEFT, isStopped: false };

function answer(latencyMs: number, status = 200): Answer {
  return { status, headers: new Headers(), body: undefined, text: '', latencyMs, throttled: 0 };
}

test('requests are counted by kind, refusals and latencies with them', () => {
  const ledger = createLedger();
  for (const latencyMs of [3, 1, 2]) ledger.count('match user', answer(latencyMs));
  ledger.count('create user', answer(9, 409));

  const { requests } = createReport({ ...COURSE, ledger, durationMs: 2_000 });

  assert.deepStrictEqual(requests, {
    total: 4,
    perSecond: 2,
    latencyMs: { p50: 2, p95: 9, p99: 9, max: 9 },
    byKind: [
      { kind: 'match user', count: 3, refused: 0, latencyMs: { p50: 2, p95: 3, p99: 3, max: 3 } },
      { kind: 'create user', count: 1, refused: 1, latencyMs: { p50: 9, p95: 9, p99: 9, max: 9 } },
    ],
  });
});

test('a note is not held against the server, a warning is', () => {
  const ledger = createLedger();
  const report = (): { readonly passed: boolean } => createReport({ ...COURSE, ledger, durationMs: 1 });

  ledger.find('group-patch-body', 'PATCH /Groups/1');
  assert.equal(report().passed, true);
  ledger.find('content-type', 'GET /Users');
  assert.equal(report().passed, false);
});

test('a finding keeps its first example and counts the others, the worst come first', () => {
  const ledger = createLedger();
  ledger.find('content-type', 'first');
  ledger.find('content-type', 'second');
  ledger.find('member-lost', 'a user');

  const findings = ledger.findings().map(({ severity, code, example, count }) => ({ severity, code, example, count }));

  assert.deepStrictEqual(findings, [
    { severity: 'error', code: 'member-lost', example: 'a user', count: 1 },
    { severity: 'warning', code: 'content-type', example: 'first', count: 2 },
  ]);
});
