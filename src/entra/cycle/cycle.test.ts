// What is sent, request by request, against a server that is right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fetch } from '../client.ts';
import { textOf } from '../json.ts';
import { evolve, tenantAfter } from '../tenant/evolve.ts';
import type { Person } from '../tenant/person.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { naiveServer, TENANT_URL, TOKEN } from '../testing/naive-server.ts';
import { runIncrementalCycle, runInitialCycle } from './cycle.ts';
import { createJob, type Job, type JobOptions } from './job.ts';

const person = (name: string, more: Partial<Person> = {}): Person => ({
  objectId: `oid-${name}`,
  kind: 'member',
  standing: 'active',
  userPrincipalName: `${name}@contoso.example`,
  mailNickname: name,
  displayName: name,
  givenName: name,
  surname: 'Voß',
  ...more,
});

const ADA = person('ada');
const BEN = person('ben', { managerId: 'oid-ada', mobile: '0170 1', department: 'IT' });
const TEAM = { objectId: 'oid-team', displayName: 'Team', members: new Set(['oid-ada', 'oid-ben']) };

function company(people: readonly Person[], groups: readonly (typeof TEAM)[] = [TEAM]): Tenant {
  const byId = <T extends { readonly objectId: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
    new Map(list.map((entry) => [entry.objectId, entry]));
  return {
    seed: '1',
    cycle: 0,
    domain: 'contoso.example',
    tag: '',
    people: byId(people),
    groups: byId(groups),
    takenNames: new Set(),
    hired: 2,
  };
}

type Setup = {
  readonly job: Job;
  readonly sent: string[];
  readonly users: ReturnType<typeof naiveServer>['users'];
  readonly fetch: Fetch;
};

/** A job whose requests are written down as `METHOD /path`, ids replaced by who they belong to. */
function setUp(more: Partial<JobOptions> = {}): Setup {
  const { fetch, users } = naiveServer();
  const sent: string[] = [];
  const named = (text: string): string =>
    [...users].reduce(
      (line, [id, user]) => line.replaceAll(id, `<${textOf(user, 'displayName') ?? ''}>`),
      decodeURIComponent(text).replaceAll('+', ' '),
    );
  const recording: Fetch = (url, init) => {
    const body = init.body === undefined ? '' : JSON.stringify(JSON.parse(String(init.body)).Operations ?? '');
    sent.push(named(`${init.method} ${url.slice(TENANT_URL.length)} ${init.method === 'PATCH' ? body : ''}`).trim());
    return fetch(url, init);
  };
  return {
    job: createJob({ tenantUrl: TENANT_URL, token: TOKEN, fetch: recording, concurrency: 1, ...more }),
    sent,
    users,
    fetch,
  };
}

const withoutGroupIds = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/\/Groups\/[0-9a-f-]{36}/, '/Groups/<Team>'));

test('an initial cycle matches and creates people, then links managers, then groups, then members', async () => {
  const { job, sent } = setUp();

  const outcome = await runInitialCycle(job, company([ADA, BEN]));

  assert.deepStrictEqual(withoutGroupIds(sent), [
    'GET /Users?filter=userName eq "oid-ada"',
    'POST /Users',
    'GET /Users?filter=userName eq "oid-ben"',
    'POST /Users',
    'GET /Users?filter=id eq "<ben>" and manager eq "<ada>"&attributes=id',
    'PATCH /Users/<ben> [{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"<ada>"}]',
    'GET /Groups?excludedAttributes=members&filter=displayName eq "Team"',
    'POST /Groups',
    'PATCH /Groups/<Team> [{"op":"Add","path":"members","value":[{"$ref":null,"value":"<ada>"},{"$ref":null,"value":"<ben>"}]}]',
  ]);
  assert.deepStrictEqual(outcome.users, { created: 2, updated: 0, deleted: 0, unchanged: 0, failed: 0 });
});

const INCREMENTS: readonly {
  readonly name: string;
  readonly people: readonly Person[];
  readonly sent: readonly string[];
}[] = [
  { name: 'nothing, when nothing changed', people: [ADA, BEN], sent: [] },
  {
    name: 'only what differs, Add where there was nothing',
    people: [ADA, { ...BEN, department: 'Labor', jobTitle: 'Chefin' }],
    sent: [
      'GET /Users/<ben>',
      'PATCH /Users/<ben> [{"op":"Add","path":"title","value":"Chefin"},{"op":"Replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"Labor"}]',
    ],
  },
  {
    name: 'nothing for a value that was cleared',
    people: [ADA, person('ben', { managerId: 'oid-ada', department: 'IT' })],
    sent: ['GET /Users/<ben>'],
  },
  {
    name: 'active "False" for a leaver',
    people: [ADA, { ...BEN, standing: 'softDeleted' }],
    sent: ['GET /Users/<ben>', 'PATCH /Users/<ben> [{"op":"Replace","path":"active","value":"False"}]'],
  },
  { name: 'a DELETE for a purged user', people: [ADA], sent: ['DELETE /Users/<ben>'] },
  {
    name: 'an empty string for a manager who was removed',
    people: [ADA, person('ben', { mobile: '0170 1', department: 'IT' })],
    sent: [
      'GET /Users/<ben>',
      'PATCH /Users/<ben> [{"op":"Replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":""}]',
    ],
  },
  {
    name: 'nothing for a newcomer who is blocked',
    people: [ADA, BEN, person('eve', { standing: 'blocked' })],
    sent: [],
  },
];

for (const { name, people, sent: expected } of INCREMENTS) {
  test(`an incremental cycle sends ${name}`, async () => {
    const { job, sent } = setUp();
    await runInitialCycle(job, company([ADA, BEN]));
    sent.length = 0;

    await runIncrementalCycle(job, company(people));

    assert.deepStrictEqual(sent, expected);
    assert.deepStrictEqual(job.ledger.findings(), []);
  });
}

test('a user who comes back is matched again and enabled', async () => {
  const { job, sent } = setUp();
  await runInitialCycle(job, company([ADA, BEN]));
  await runIncrementalCycle(job, company([ADA, { ...BEN, standing: 'unassigned' }]));
  sent.length = 0;

  await runIncrementalCycle(job, company([ADA, BEN]));

  assert.deepStrictEqual(sent, [
    'GET /Users?filter=userName eq "oid-ben"',
    'PATCH /Users/<ben> [{"op":"Replace","path":"active","value":"True"}]',
  ]);
});

test('a user who was unassigned before being deleted is never deleted at the target, and stays a member', async () => {
  const { job, sent, users } = setUp();
  await runInitialCycle(job, company([ADA, BEN]));
  await runIncrementalCycle(job, company([ADA, { ...BEN, standing: 'unassigned' }]));
  sent.length = 0;

  await runIncrementalCycle(job, company([ADA], [{ ...TEAM, members: new Set(['oid-ada']) }]));

  assert.deepStrictEqual(sent, []);
  assert.equal(users.size, 2);
});

test('after a restart, the initial cycle finds every user and creates none twice', async () => {
  const extent = { users: 40, groups: 4 };
  const { job, users, fetch } = setUp();
  await runInitialCycle(job, tenantAfter('demo', extent, 0));
  await runIncrementalCycle(job, tenantAfter('demo', extent, 1));
  const before = users.size;

  const restarted = createJob({ tenantUrl: TENANT_URL, token: TOKEN, fetch });
  const outcome = await runInitialCycle(restarted, tenantAfter('demo', extent, 1));
  const next = await runIncrementalCycle(restarted, evolve(tenantAfter('demo', extent, 1)));

  assert.equal(outcome.users.created, 0);
  assert.equal(outcome.users.updated, 0);
  assert.equal(before, [...job.links.users].length);
  assert.ok(next.users.created > 0);
  assert.deepStrictEqual(restarted.ledger.findings(), []);
});

test('an object that vanished is found missing, matched again and created again', async () => {
  const { job, users } = setUp();
  await runInitialCycle(job, company([ADA, BEN]));
  users.clear();

  const outcome = await runIncrementalCycle(job, company([ADA, { ...BEN, jobTitle: 'Chefin' }]));

  assert.equal(outcome.users.created, 1);
  assert.deepStrictEqual(
    job.ledger.findings().map((finding) => finding.code),
    ['object-lost'],
  );
});

test('with a pace, people arrive one by one with a pause after each', async () => {
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  const { job } = setUp({ paceMs: 700, wait, concurrency: 8 });

  await runInitialCycle(job, company([ADA, BEN]));

  assert.deepStrictEqual(waits, [700, 700, 700, 700, 700]);
});

test('a paced cycle can be called off during a pause', async () => {
  const { fetch } = naiveServer();
  const controller = new AbortController();
  const onProgress = (): void => controller.abort(new Error('called off'));
  const options = { tenantUrl: TENANT_URL, token: TOKEN, fetch, paceMs: 3_600_000 };
  const job = createJob(options, { onProgress, signal: controller.signal });

  await assert.rejects(runInitialCycle(job, company([ADA, BEN])), { name: 'AbortError' });
});

test('a token that was revoked stops the cycle at once, and the next cycle tries again', async () => {
  const { fetch } = naiveServer();
  let isRevoked = true;
  const revocable: Fetch = (url, init) => fetch(url, isRevoked ? { ...init, headers: {} } : init);
  const job = createJob({ tenantUrl: TENANT_URL, token: TOKEN, fetch: revocable, concurrency: 1 });

  const refused = await runInitialCycle(job, company([ADA, BEN]));
  isRevoked = false;
  const accepted = await runInitialCycle(job, company([ADA, BEN]));

  assert.match(refused.quarantine ?? '', /CredentialValidationFailure/);
  assert.equal(refused.users.failed, 1);
  assert.equal(accepted.users.created, 2);
  assert.equal(accepted.quarantine, undefined);
});
