import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { StoreUnavailable } from '../../../domain/index.ts';
import {
  bulkRequestUrn,
  enterpriseUserUrn,
  groupUrn,
  isObject,
  type JsonObject,
  listOf,
  patchOpUrn,
  userUrn,
} from '../../../scim/index.ts';
import { limits } from '../../limits.ts';
import { type Answer, type Bench, detail, json, openBench, publicUrl } from '../testing/bench.ts';

function bulkOf(operations: readonly unknown[], more: JsonObject = {}): { readonly body: JsonObject } {
  return { body: { schemas: [bulkRequestUrn], ...more, Operations: operations } };
}

function operationsOf(answer: Answer): readonly JsonObject[] {
  return listOf(json(answer)['Operations']).filter(isObject);
}

async function send(bench: Bench, ...operations: readonly unknown[]): Promise<readonly JsonObject[]> {
  const answer = await bench.send('POST', '/Bulk', bulkOf(operations));
  assert.equal(answer.status, 200, answer.body);
  return operationsOf(answer);
}

function user(bulkId: string, more: JsonObject = {}): JsonObject {
  return { method: 'POST', path: '/Users', bulkId, data: { schemas: [userUrn], userName: bulkId, ...more } };
}

function group(bulkId: string, ...members: readonly string[]): JsonObject {
  const sent = { schemas: [groupUrn], displayName: bulkId, members: members.map((value) => ({ value })) };
  return { method: 'POST', path: '/Groups', bulkId, data: sent };
}

function patch(path: string, ...Operations: readonly unknown[]): JsonObject {
  return { method: 'PATCH', path, data: { schemas: [patchOpUrn], Operations } };
}

const withManager = (value: string): JsonObject => ({ [enterpriseUserUrn]: { manager: { value } } });
const statuses = (results: readonly JsonObject[]): readonly unknown[] => results.map(({ status }) => status);
const responseOf = ({ response }: JsonObject = {}): JsonObject => (isObject(response) ? response : {});

/** The id in the location of a result. */
function idOf(result: JsonObject | undefined): string {
  return String(result?.['location']).split('/').at(-1) ?? '';
}

async function memberIds(bench: Bench, id: string): Promise<readonly unknown[]> {
  const members = listOf(json(await bench.send('GET', `/Groups/${id}`))['members']);
  return members.map((member) => isObject(member) && member['value']);
}

async function total(bench: Bench, endpoint = ''): Promise<unknown> {
  return json(await bench.send('GET', `${endpoint}?count=0`))['totalResults'];
}

test('creating, replacing, changing and deleting are answered with location, version and status', async () => {
  const bench = await openBench();
  const [replaced, changed, gone] = await send(bench, user('a'), user('b'), user('c'));

  const answer = await bench.send(
    'POST',
    '/Bulk',
    bulkOf([
      user('jana'),
      { method: 'PUT', path: `/Users/${idOf(replaced)}`, data: { schemas: [userUrn], userName: 'A' }, bulkId: 'mine' },
      { ...patch(`/Users/${idOf(changed)}`, { op: 'add', path: 'title', value: 'T' }), version: 'W/"1"' },
      { method: 'DELETE', path: `/Users/${idOf(gone)}`, version: 'W/"1"' },
    ]),
  );

  assert.equal(answer.headers['content-type'], 'application/scim+json');
  const [created, ...others] = operationsOf(answer);
  const base = `${publicUrl}/scim/v2/${bench.directory.id}/Users`;
  assert.match(String(created?.['location']), new RegExp(`^${base}/[0-9a-f-]{36}$`));
  const { location, ...rest } = created ?? {};
  assert.deepStrictEqual(rest, { method: 'POST', bulkId: 'jana', version: 'W/"1"', status: '201' });
  assert.deepStrictEqual(others, [
    { location: `${base}/${idOf(replaced)}`, method: 'PUT', bulkId: 'mine', version: 'W/"2"', status: '200' },
    { location: `${base}/${idOf(changed)}`, method: 'PATCH', version: 'W/"2"', status: '200' },
    { location: `${base}/${idOf(gone)}`, method: 'DELETE', status: '204' },
  ]);
  const stored = await bench.send('GET', `/Users/${idOf(created)}`);
  assert.deepStrictEqual([stored.headers['location'], stored.headers['etag']], [location, 'W/"1"']);
  assert.equal((await bench.send('GET', `/Users/${idOf(gone)}`)).status, 404);
});

test('one operation that fails leaves the others alone and tells why', async () => {
  const bench = await openBench();

  const results = await send(
    bench,
    user('a'),
    user('A'),
    { method: 'GET', path: '/Users/1' },
    { ...patch('/Users/none', { op: 'remove', path: 'title' }), version: 'W/"1"' },
    { ...user('x'), data: {} },
    { method: 'POST', path: '/Bulk', bulkId: 'n', data: {} },
    { method: 'POST', path: '/.search', bulkId: 's', data: {} },
    user('b'),
  );

  assert.deepStrictEqual(statuses(results), ['201', '409', '400', '404', '400', '404', '404', '201']);
  assert.equal(responseOf(results[1])['scimType'], 'uniqueness');
  for (const failed of results.slice(1, -1)) {
    const { schemas, status, detail } = responseOf(failed);
    assert.deepStrictEqual([schemas, status], [['urn:ietf:params:scim:api:messages:2.0:Error'], failed['status']]);
    assert.match(String(detail), /\w+ .*\[BC-\d{3}\]$/);
    assert.equal(failed['version'], undefined);
    assert.equal('location' in failed, failed['method'] !== 'POST');
  }
  assert.equal(await total(bench, '/Users'), 2);
});

test('only a path that names a resource is answered with a location', async () => {
  const bench = await openBench();
  const [{ location } = {}] = await send(bench, user('a'));
  const paths = ['/Users/A/../B', '/Users/..', '/Users/%2e%2e', '/Users/.', '/Users', '/', '/Schemas/a', '/users/A'];

  const results = await send(
    bench,
    ...paths.map((path) => ({ method: 'DELETE', path })),
    { method: 'DELETE', path: '//Users/none/?a=b' },
    { method: 'DELETE', path: '/Users/A%2FB' },
  );

  const base = String(location).split('/').slice(0, -1).join('/');
  assert.deepStrictEqual(
    results.map((result) => result['location']),
    [...paths.map(() => undefined), `${base}/none`, `${base}/A%2FB`],
  );
});

test('a stale version is 412 for its operation alone', async () => {
  const bench = await openBench();
  const [a, b] = await send(bench, user('a'), user('b'));
  const title = { op: 'add', path: 'title', value: 'T' };

  const results = await send(
    bench,
    { ...patch(`/Users/${idOf(a)}`, title), version: 'W/"7"' },
    { ...patch(`/Users/${idOf(b)}`, title), version: 'W/"1"' },
    { method: 'DELETE', path: `/Users/${idOf(a)}`, version: 'W/"7"' },
  );

  assert.deepStrictEqual(statuses(results), ['412', '200', '412']);
  assert.equal(results[0]?.['location'], a?.['location']);
});

test('failOnErrors ends the work at that many errors; what was not tried is not in the answer', async () => {
  const bench = await openBench();
  const operations = [user('a'), user('a'), user('b'), { method: 'DELETE', path: '/Users/none' }, user('c')];

  const first = await bench.send('POST', '/Bulk', bulkOf(operations, { failOnErrors: 1 }));
  const second = await bench.send('POST', '/Bulk', bulkOf(operations, { failOnErrors: 2 }));

  assert.deepStrictEqual([first.status, statuses(operationsOf(first))], [200, ['201', '400']]);
  assert.deepStrictEqual(statuses(operationsOf(second)), ['409', '400']);
  assert.equal(json(second)['failOnErrors'], undefined);
  assert.equal(await total(bench, '/Users'), 1);
});

const malformed: readonly (readonly [name: string, body: JsonObject])[] = [
  ['other schemas', { ...bulkOf([user('a')]).body, schemas: [userUrn] }],
  ['no Operations', { schemas: [bulkRequestUrn] }],
  ['failOnErrors -1', bulkOf([user('a')], { failOnErrors: -1 }).body],
];

for (const [name, body] of malformed) {
  test(`a request with ${name} is 400 as a whole, changes nothing and is noted in the log`, async () => {
    const bench = await openBench();

    const answer = await bench.send('POST', '/Bulk', { body });

    assert.equal(answer.status, 400);
    assert.equal(await total(bench), 0);
    await bench.flush();
    const log = await logOf(bench);
    assert.deepStrictEqual([log[1]?.path, log[1]?.status], ['/Bulk', 400]);
  });
}

async function logOf({ store, directory }: Bench) {
  const query = { limit: 20 };
  return (await store.directory(directory.id).log.list(query)).map(({ entry }) => entry);
}

test('a group with a member, and a report with a manager, may stand before and behind those they refer to', async () => {
  const bench = await openBench();

  const results = await send(
    bench,
    group('g', 'bulkId:bob', 'bulkId:alice'),
    user('bob', withManager('bulkId:alice')),
    user('alice'),
    user('eve', withManager('bulkId:bob')),
  );

  assert.deepStrictEqual(statuses(results), ['201', '201', '201', '201']);
  assert.deepStrictEqual(
    results.map(({ bulkId }) => bulkId),
    ['g', 'bob', 'alice', 'eve'],
  );
  const [g, bob, alice] = results.map(idOf);
  assert.deepStrictEqual([...(await memberIds(bench, g ?? ''))].sort(), [bob, alice].sort());
  const { manager } = json(await bench.send('GET', `/Users/${bob}`))[enterpriseUserUrn] as JsonObject;
  assert.deepStrictEqual(manager, { value: alice, $ref: results[2]?.['location'] });
});

test('references are resolved in paths, in values of a PATCH and in its filters', async () => {
  const bench = await openBench();

  const results = await send(
    bench,
    patch('/Groups/bulkId:g', { op: 'add', path: 'members', value: [{ value: 'bulkId:u' }, { value: 'bulkId:v' }] }),
    patch('/Groups/bulkId:g', { op: 'remove', path: 'members[value eq "bulkId:v"]' }),
    { method: 'PUT', path: '/Users/bulkId:u', data: { schemas: [userUrn], userName: 'u', title: 'T' } },
    { method: 'DELETE', path: '/Users/bulkId:v' },
    group('g'),
    user('u'),
    user('v'),
  );

  assert.deepStrictEqual(statuses(results), ['204', '204', '200', '204', '201', '201', '201']);
  const [g, u] = [idOf(results[4]), idOf(results[5])];
  assert.deepStrictEqual(await memberIds(bench, g), [u]);
  assert.equal(results[0]?.['location'], results[4]?.['location']);
  assert.equal(results[3]?.['location'], results[6]?.['location']);
  assert.equal(json(await bench.send('GET', `/Users/${u}`))['title'], 'T');
});

test('a name that one operation frees can be taken by a later one that waits for it', async () => {
  const bench = await openBench();
  const [old, g] = await send(bench, user('a'), group('g'));
  const members = { op: 'add', path: 'members', value: [{ value: 'bulkId:new' }] };

  const results = await send(
    bench,
    patch(`/Groups/${idOf(g)}`, members),
    { method: 'DELETE', path: `/Users/${idOf(old)}` },
    user('new', { userName: 'a' }),
  );

  assert.deepStrictEqual(statuses(results), ['204', '204', '201']);
  assert.deepStrictEqual(await memberIds(bench, idOf(g)), [idOf(results[2])]);
});

test('a reference to nothing is 400, one to an operation that failed is 409, and neither is stored', async () => {
  const bench = await openBench();
  await send(bench, user('taken'));

  const results = await send(
    bench,
    user('a', withManager('bulkId:unknown')),
    user('b', { title: 'bulkId:unknown' }),
    group('g', 'bulkId:taken'),
    user('taken'),
    patch('/Groups/bulkId:g', { op: 'remove', path: 'members' }),
  );

  assert.deepStrictEqual(statuses(results), ['400', '400', '409', '409', '409']);
  assert.deepStrictEqual(
    results.map((result) => responseOf(result)['scimType']),
    ['invalidValue', 'invalidValue', undefined, 'uniqueness', undefined],
  );
  assert.match(String(responseOf(results[2])['detail']), /bulkId:taken.*\[BC-406\]$/);
  assert.equal(await total(bench), 1);
});

test('groups that are members of each other, and a person who is their own manager, are created', async () => {
  const bench = await openBench();

  const results = await send(
    bench,
    group('a', 'bulkId:b'),
    group('b', 'bulkId:c'),
    group('c', 'bulkId:a', 'bulkId:u'),
    user('u', withManager('bulkId:u')),
  );

  assert.deepStrictEqual(statuses(results), ['201', '201', '201', '201']);
  const [a = '', b = '', c = '', u = ''] = results.map(idOf);
  assert.deepStrictEqual([await memberIds(bench, a), await memberIds(bench, b)], [[b], [c]]);
  assert.deepStrictEqual([...(await memberIds(bench, c))].sort(), [a, u].sort());
  const person = await bench.send('GET', `/Users/${u}`);
  assert.ok(person.body?.includes(`"manager":{"value":"${u}"`));
  assert.equal(person.headers['etag'], results[3]?.['version']);
});

test('a circle with one that fails is 409 for the others and leaves no trace of them', async () => {
  const bench = await openBench();
  await send(bench, group('taken'));

  const results = await send(
    bench,
    group('a', 'bulkId:taken'),
    group('b', 'bulkId:a'),
    group('taken', 'bulkId:b'),
    group('d', 'bulkId:a'),
    group('free'),
  );

  assert.deepStrictEqual(statuses(results), ['409', '409', '409', '409', '201']);
  assert.equal(responseOf(results[2])['scimType'], 'uniqueness');
  assert.match(String(responseOf(results[0])['detail']), /circle/);
  assert.equal(await total(bench, '/Groups'), 2);
  const events = await bench.store.directory(bench.directory.id).events.list(undefined, 20);
  assert.deepStrictEqual(
    events.map(({ type, subject }) => `${type} ${subject}`),
    ['group.created free', 'group.created taken'],
  );
  const again = await send(bench, group('a', 'bulkId:b'), group('b', 'bulkId:a'));
  assert.deepStrictEqual(statuses(again), ['201', '201']);
});

test('a circle through what a resource cannot be without is 409', async () => {
  const bench = await openBench();

  const results = await send(bench, user('a', { userName: 'bulkId:b' }), user('b', withManager('bulkId:a')));

  assert.deepStrictEqual(statuses(results), ['409', '409']);
  assert.equal(await total(bench), 0);
});

interface Wish {
  readonly targets: readonly number[];
  readonly isBad: boolean;
}

const wishes = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const targets = fc.uniqueArray(fc.integer({ min: 0, max: count - 1 }), { maxLength: 3 });
  const isBad = fc.integer({ min: 0, max: 7 }).map((chance) => chance === 0);
  return fc.array(fc.record({ targets, isBad }), { minLength: count, maxLength: count });
});

test('whatever refers to whatever, the end is that of single requests in an order that works', async () => {
  await fc.assert(
    fc.asyncProperty(wishes, async (wanted) => {
      const together = await openBench();
      const results = await send(
        together,
        ...wanted.map(({ targets, isBad }, at) => {
          const operation = group(`g${at}`, ...targets.map((target) => `bulkId:g${target}`));
          return isBad ? { ...operation, data: { schemas: [groupUrn], members: [] } } : operation;
        }),
      );
      const possible = settle(wanted);

      assert.deepStrictEqual(
        results.map(({ status }) => status === '201'),
        wanted.map((_, at) => possible.has(at)),
      );
      assert.deepStrictEqual(await membersByName(together), await oneByOne(wanted, possible));
    }),
    { numRuns: 60 },
  );
});

/** Those that can be: neither bad nor referring to one that cannot be. */
function settle(wanted: readonly Wish[]): ReadonlySet<number> {
  let possible = new Set(wanted.flatMap(({ isBad }, at) => (isBad ? [] : [at])));
  for (const _ of wanted) {
    possible = new Set([...possible].filter((at) => wanted[at]?.targets.every((target) => possible.has(target))));
  }
  return possible;
}

async function oneByOne(wanted: readonly Wish[], possible: ReadonlySet<number>): Promise<JsonObject> {
  const bench = await openBench();
  const ids = new Map<number, unknown>();
  for (const at of possible) {
    const created = await bench.send('POST', '/Groups', { body: { schemas: [groupUrn], displayName: `g${at}` } });
    ids.set(at, json(created)['id']);
  }
  for (const at of possible) {
    const value = wanted[at]?.targets.map((target) => ({ value: ids.get(target) }));
    const body = { schemas: [patchOpUrn], Operations: [{ op: 'add', path: 'members', value }] };
    await bench.send('PATCH', `/Groups/${ids.get(at)}`, { body });
  }
  return membersByName(bench);
}

/** The groups by their names, each with the names of its members. */
async function membersByName(bench: Bench): Promise<JsonObject> {
  const groups = listOf(json(await bench.send('GET', '/Groups?sortBy=displayName'))['Resources']).filter(isObject);
  const names = new Map(groups.map(({ id, displayName }) => [id, displayName]));
  const entries = groups.map(({ displayName, members }) => {
    const found = listOf(members).map((member) => String(names.get(isObject(member) ? member['value'] : '')));
    return [String(displayName), found.sort()] as const;
  });
  return Object.fromEntries(entries);
}

test('too many operations are 413 with the limit, and none of them is done', async () => {
  const bench = await openBench();
  const { maxOperations } = limits.bulk;
  const users = Array.from({ length: maxOperations + 1 }, (_, at) => user(`u${at}`));

  const refused = await bench.send('POST', '/Bulk', bulkOf(users));
  const before = await total(bench);
  const taken = await send(bench, ...users.slice(1));

  assert.deepStrictEqual([refused.status, before], [413, 0]);
  assert.match(detail(refused), new RegExp(`${maxOperations}.*\\[BC-410\\]$`));
  assert.ok(taken.length === maxOperations && taken.every(({ status }) => status === '201'));
});

test('a body may be larger than that of other requests, and is 413 with the limit above its own', async () => {
  const bench = await openBench();
  const { maxPayloadBytes } = limits.bulk;
  const length = (bytes: number) => ({ ...bulkOf([user('a')]), headers: { 'content-length': String(bytes) } });

  const large = await bench.send('POST', '/Bulk', length(maxPayloadBytes));
  const larger = await bench.send('POST', '/Bulk', length(maxPayloadBytes + 1));
  const single = await bench.send('POST', '/Users', length(maxPayloadBytes));

  assert.deepStrictEqual([large.status, larger.status, single.status], [200, 413, 413]);
  assert.ok(detail(larger).includes(String(maxPayloadBytes)));
});

test('the limits are announced', async () => {
  const bench = await openBench();

  const { bulk } = json(await bench.send('GET', '/ServiceProviderConfig'));

  const { maxOperations, maxPayloadBytes } = limits.bulk;
  assert.deepStrictEqual(bulk, { supported: true, maxOperations, maxPayloadSize: maxPayloadBytes });
});

test('only POST is possible on /Bulk, and nothing below it', async () => {
  const bench = await openBench();

  const got = await bench.send('GET', '/Bulk');
  const deeper = await bench.send('POST', '/Bulk/1', bulkOf([user('a')]));

  assert.deepStrictEqual([got.status, got.headers['allow'], deeper.status], [405, 'POST, OPTIONS', 404]);
});

test('each operation has its own line in the log, without a password', async () => {
  const bench = await openBench();
  const [old] = await send(bench, user('old'));

  await send(
    bench,
    user('jana', { password: 'correct horse', displayName: 'Jana Weber' }),
    patch(`/Users/${idOf(old)}`, { op: 'add', path: 'title', value: 'T' }),
    { method: 'DELETE', path: '/Users/none' },
    { method: 'GET', path: '/Users/none' },
  );

  await bench.flush();
  const log = (await logOf(bench)).toReversed().slice(1);
  assert.deepStrictEqual(
    log.map(({ action, method, path, status, code, subject }) => [action, method, path, status, code, subject]),
    [
      ['Create', 'POST', '/Users', 201, undefined, 'Jana Weber'],
      ['Update', 'PATCH', `/Users/${idOf(old)}`, 200, undefined, 'old'],
      ['Delete', 'DELETE', '/Users/none', 404, 'BC-202', undefined],
      ['Update', 'POST', '/Bulk', 400, 'BC-404', undefined],
    ],
  );
  assert.ok(log.every(({ tokenId }) => tokenId === bench.tokenId));
  const written = JSON.stringify([log, bench.lines]);
  assert.ok(!written.includes('correct horse') && !written.includes(bench.secret));
});

test('a resource of another directory is as unknown as one that never was', async () => {
  const [bench, other] = [await openBench(), await openBench()];
  const [foreign] = await send(other, user('a'));

  const results = await send(
    bench,
    { method: 'DELETE', path: `/Users/${idOf(foreign)}` },
    { method: 'DELETE', path: `/scim/v2/${other.directory.id}/Users/${idOf(foreign)}` },
  );

  assert.deepStrictEqual(statuses(results), ['404', '400']);
  assert.equal(await total(other, '/Users'), 1);
});

test('when the store cannot be reached any more, the rest is not tried', async () => {
  let writes = 0;
  const bench = await openBench((store) => ({
    ...store,
    directory: (id) => ({
      ...store.directory(id),
      write: async () => {
        writes += 1;
        throw new StoreUnavailable('busy', 'locked');
      },
    }),
  }));

  const results = await send(bench, user('a'), user('b'), user('c'));

  assert.deepStrictEqual([statuses(results), writes], [['503', '503', '503'], 1]);
});
