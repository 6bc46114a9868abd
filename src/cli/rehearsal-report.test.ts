import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RehearsalReport } from '../entra/index.ts';
import { describeReport, stoppedLines } from './rehearsal-report.ts';

const latencyMs = { p50: 1, p95: 28.93, p99: 87.2, max: 104 };
const counts = { created: 0, updated: 0, deleted: 0, unchanged: 0, failed: 0 };

const report: RehearsalReport = {
  tenantUrl: 'https://becard.example/scim/v2/ud_1',
  mapping: 'becard',
  dialect: 'legacy',
  users: 10,
  groups: 1,
  seed: 7,
  passed: false,
  connection: {
    isConnected: true,
    status: 200,
    shown: 'The supplied credentials are authorized to enable provisioning.',
  },
  cycles: [
    {
      kind: 'initial',
      users: { ...counts, created: 10 },
      managers: { ...counts, updated: 8 },
      groups: { ...counts, created: 1 },
      memberships: { ...counts, updated: 2 },
      durationMs: 1_234,
      deletedUserIds: [],
    },
  ],
  requests: {
    total: 120,
    perSecond: 30,
    latencyMs,
    byKind: [
      { kind: 'match user', count: 103, refused: 0, latencyMs },
      { kind: 'create user', count: 17, refused: 2, latencyMs: { p50: 8, p95: 8.25, p99: 9, max: 9 } },
    ],
  },
  summary: { error: 1, warning: 0, note: 0 },
  findings: [
    {
      severity: 'error',
      code: 'member-lost',
      message: 'A member of a group is missing.',
      example: 'Messeteam: 4',
      count: 2,
    },
  ],
  durationMs: 4_000,
  left: { users: 10, groups: 1, domain: 'contoso-7.example', groupSuffix: '[7]' },
};

test('the report of a rehearsal, with a legend, aligned figures and where a finding is explained', () => {
  assert.equal(
    describeReport(report),
    `Reached https://becard.example/scim/v2/ud_1
Entra would show: The supplied credentials are authorized to enable provisioning.

Test run with 10 users and 1 group (becard mapping, legacy dialect, seed 7)

Cycle 1 (initial, 1.2 s): users +10 ~0 -0, groups +1 ~0 -0, managers ~8, changes of members ~2, failed 0
Legend: + created, ~ updated, - deleted

requests                          count   4xx/5xx    p50 ms    p95 ms    p99 ms    max ms
match user                          103         0       1.0      28.9      87.2     104.0
create user                          17         2       8.0       8.3       9.0       9.0
all, 30.0 per second in 4.0 s       120         2       1.0      28.9      87.2     104.0
create user: 10 were asked for, and others join with each cycle: 10 created.
The other 7 requests belong to the checks before the first cycle, which delete their users again.

ERROR member-lost (2x): A member of a group is missing.
  for example Messeteam: 4
  explained in docs/rehearsal.md#member-lost

Not passed: 1 error, 0 warnings, 0 notes.
10 users and 1 group stay in the directory: user principal names with @contoso-7.example, names of groups with [7].
`,
  );
});

/** Why a server was not reached: the reason as the system names it, and what the report says. */
const UNREACHED: readonly (readonly [string, RegExp])[] = [
  ['ECONNREFUSED', /^The connection was refused \(ECONNREFUSED\)\. Check that the server runs/m],
  ['ENOTFOUND', /^The name of the server was not found \(ENOTFOUND\)\. Check the address, and the DNS/m],
  ['CERT_HAS_EXPIRED', /^The TLS certificate has expired \(CERT_HAS_EXPIRED\)\. Renew the certificate/m],
  ['SELF_SIGNED_CERT_IN_CHAIN', /^The TLS certificate is not trusted \(SELF_SIGNED_CERT_IN_CHAIN\)\. /m],
  ['UND_ERR_CONNECT_TIMEOUT', /^There was no answer in time \(UND_ERR_CONNECT_TIMEOUT\)\. Check network/m],
  ['bad port', /^Bad port\. Check that the server runs/m],
];

for (const [reason, said] of UNREACHED) {
  test(`a server that is not reached (${reason}) is said first, with the next step`, () => {
    const text = describeReport(without({ status: 0, obstacle: 'unreachable', reason, shown: 'An error occurred' }));

    assert.ok(text.startsWith('Not reached: https://becard.example/scim/v2/ud_1\n'), text);
    assert.match(text, said);
    assert.match(text, /^Nothing was rehearsed\.$/m);
    assert.doesNotMatch(text, /Test run with|requests {2}|stay in the directory/);
  });
}

test('a server that does not answer in time is not reached', () => {
  const text = describeReport(without({ status: 0, obstacle: 'timeout', reason: '30000 ms', shown: 'An error' }));

  assert.match(text, /^Not reached: .*\nThere was no answer in time\. Check the network and the firewall/);
});

test('a rehearsal that was stopped says what stays on the server and how it is removed', () => {
  const stopped: RehearsalReport = { ...report, stopped: true, cycles: [] };

  const lines = stoppedLines(stopped).join('\n');

  assert.match(lines, /At least 10 users and 1 group stay in the directory: user principal names with @contoso-7/);
  assert.match(lines, /becard directory delete ID --yes/);
  assert.match(lines, /--seed 7 continues/);
  assert.match(describeReport(stopped), /\nStopped: 1 error, 0 warnings, 0 notes\.\n$/);
});

test('a rehearsal that was stopped before the connection test created nothing', () => {
  const stopped = { ...without({ status: 0, shown: 'The connection was not tested.' }), stopped: true } as const;

  assert.deepEqual(stoppedLines(stopped), ['Stopped before anything was created.']);
  assert.match(describeReport(stopped), /^The server at https:\S+ had not answered yet\./);
});

/** The report of a rehearsal without a connection. */
function without(connection: Omit<RehearsalReport['connection'], 'isConnected'>): RehearsalReport {
  const none = { ...report.left, users: 0, groups: 0 };
  const requests = { total: 1, perSecond: 1, latencyMs, byKind: [] };
  return { ...report, connection: { ...connection, isConnected: false }, cycles: [], requests, left: none };
}
