// The examiner examined: a server that is right gets no finding, a server with one fault gets the finding that names it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingCode } from './findings/findings.ts';
import { type RehearsalOptions, RehearsalStopped, rehearse } from './rehearse.ts';
import type { RehearsalReport } from './report.ts';
import { type Fault, naiveServer, TENANT_URL, TOKEN } from './testing/naive-server.ts';

const SMALL = {
  tenantUrl: TENANT_URL,
  token: TOKEN,
  users: 60,
  groups: 5,
  cycles: 3,
  seed: 11,
  wait: async () => undefined,
};

function rehearseAgainst(fault: Fault | undefined, options: Partial<RehearsalOptions> = {}): Promise<RehearsalReport> {
  return rehearse({ ...SMALL, fetch: naiveServer(fault).fetch, ...options });
}

for (const mapping of ['becard', 'default'] as const) {
  for (const dialect of ['legacy', '2020'] as const) {
    test(`a right server gets no finding (${mapping} mapping, ${dialect} dialect)`, async () => {
      const report = await rehearseAgainst(undefined, { mapping, dialect });

      assert.deepStrictEqual(report.findings, []);
      assert.equal(report.passed, true);
      assert.equal(report.cycles.length, 3);
      assert.deepStrictEqual(report.cycles[0]?.users, { created: 60, updated: 0, deleted: 0, unchanged: 0, failed: 0 });
    });
  }
}

const FAULTS: readonly (readonly [Fault, FindingCode])[] = [
  ['miss is 404', 'filter-miss-not-200'],
  ['active answered as string', 'active-not-boolean'],
  ['active string refused', 'active-string-refused'],
  ['active string ignored', 'active-wrong'],
  ['remove empties the group', 'members-emptied'],
  ['value path needs an element', 'element-not-created'],
  ['pathless keys taken literally', 'pathless-not-applied'],
  ['manager answered as string', 'manager-not-object'],
  ['empty manager kept', 'manager-not-removed'],
  ['disabled users hidden', 'inactive-hidden'],
  ['op case-sensitive', 'op-case-sensitive'],
  ['phones normalised', 'value-altered'],
  ['e-mail validated', 'over-validated'],
  ['members always answered', 'members-not-excluded'],
  ['members lost in parallel', 'member-lost'],
  ['plain JSON', 'content-type'],
  ['HTML errors', 'error-shape'],
  ['no location', 'location-missing'],
  ['duplicates accepted', 'duplicate-accepted'],
  ['any token accepted', 'wrong-token-accepted'],
  ['externalId unique', 'external-id-unique'],
  ['case-sensitive match', 'match-case-sensitive'],
  ['filter ignored', 'match-wrong'],
  ['filter finds nothing', 'match-lost'],
  ['manager filter unknown', 'reference-check-wrong'],
  ['deleted kept', 'deleted-still-there'],
  ['second element', 'element-duplicated'],
  ['crash on update', 'server-error'],
  ['wrong paging', 'paging-wrong'],
];

for (const [fault, code] of FAULTS) {
  test(`a server with the fault "${fault}" gets the finding ${code}`, async () => {
    const report = await rehearseAgainst(fault, { users: 130, membersPerPatch: 5 });

    const found = report.findings.map((finding) => finding.code);
    assert.ok(found.includes(code), `found ${found.join(', ') || 'nothing'}`);
    assert.equal(report.passed, false);
  });
}

test('a value that is refused because its element is missing is not refused for its form', async () => {
  const { findings } = await rehearseAgainst('value path needs an element');

  const codes = findings.map(({ code }) => code);
  assert.ok(!codes.includes('over-validated') && !codes.includes('not-cleared'), codes.join(', '));
});

test('a second rehearsal in the same directory passes, with another seed and with the same one', async () => {
  const { fetch } = naiveServer();

  const reports = [
    await rehearse({ ...SMALL, fetch }),
    await rehearse({ ...SMALL, fetch, seed: 12 }),
    await rehearse({ ...SMALL, fetch }),
  ];

  assert.deepStrictEqual(
    reports.map((report) => report.findings),
    [[], [], []],
  );
});

test('a wrong token ends the rehearsal at the connection test', async () => {
  const report = await rehearseAgainst(undefined, { token: 'wrong' });

  assert.equal(report.connection.isConnected, false);
  assert.match(report.connection.shown, /invalid credentials/);
  assert.equal(report.requests.total, 1);
  assert.ok(report.findings.some((finding) => finding.code === 'credentials-refused'));
});

test('a Tenant URL without a SCIM server is one finding', async () => {
  const page = async () => new Response('<h1>Not found</h1>', { status: 404 });

  const { findings, requests, cycles } = await rehearseAgainst(undefined, { fetch: page });

  assert.deepStrictEqual(
    [findings.map(({ code, count }) => [code, count]), requests.total, cycles],
    [[['wrong-address', 1]], 1, []],
  );
});

test('a server that cannot be reached is a finding, not a crash', async () => {
  const report = await rehearseAgainst(undefined, { fetch: () => Promise.reject(new TypeError('fetch failed')) });

  assert.equal(report.passed, false);
  assert.deepStrictEqual(
    report.findings.map((finding) => finding.code),
    ['unreachable'],
  );
});

test('a server that asks to wait is waited for', async () => {
  const { fetch } = naiveServer();
  const waits: number[] = [];
  let asked = 0;
  const throttling: typeof fetch = (url, init) => {
    asked += 1;
    if (asked % 50 !== 0) return fetch(url, init);
    return Promise.resolve(new Response(null, { status: 429, headers: { 'retry-after': '3' } }));
  };
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);

  const report = await rehearseAgainst(undefined, { fetch: throttling, wait });

  assert.ok(waits.length > 5 && waits.every((milliseconds) => milliseconds === 3_000));
  assert.equal(report.summary.error, 0);
  assert.ok(report.findings.some((finding) => finding.code.startsWith('throttled')));
});

test('the token is nowhere in the report', async () => {
  const report = await rehearseAgainst('HTML errors', { token: TOKEN });

  assert.ok(!JSON.stringify(report).includes(TOKEN));
});

test('a rehearsal that is called off rejects and sends nothing more', async () => {
  const { fetch } = naiveServer();
  const controller = new AbortController();
  let sent = 0;
  const counting: typeof fetch = (url, init) => {
    sent += 1;
    if (sent === 100) controller.abort(new Error('called off'));
    return fetch(url, init);
  };

  const run = rehearse({ ...SMALL, fetch: counting }, { signal: controller.signal });

  await assert.rejects(run, /called off/);
  assert.ok(sent < 120);
});

test('a rehearsal that is called off says what was done until then, and what stays in the directory', async () => {
  const { fetch, users } = naiveServer();
  const controller = new AbortController();
  const stopping: typeof fetch = (url, init) => {
    if (users.size === 40) controller.abort(new Error('called off'));
    return fetch(url, init);
  };

  const error = await rehearse({ ...SMALL, fetch: stopping }, { signal: controller.signal }).catch(
    (reason: unknown) => reason,
  );

  assert.ok(error instanceof RehearsalStopped);
  const { report } = error;
  assert.deepStrictEqual([report.passed, report.stopped, report.connection.isConnected], [false, true, true]);
  assert.ok(report.left.users > 30 && report.left.users <= users.size, String(report.left.users));
  assert.deepStrictEqual([report.left.groups, report.left.domain], [0, 'contoso-b.example']);
  assert.ok([...users.values()].some(({ externalId }) => String(externalId).endsWith('@contoso-b.example')));
});
