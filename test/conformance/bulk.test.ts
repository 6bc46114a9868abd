// Bulk (RFC 7644 §3.7).

import assert from 'node:assert/strict';
import {
  bulkRequestUrn,
  enterpriseUserUrn,
  errorUrn,
  groupUrn,
  type JsonObject,
  listOf,
  patchOpUrn,
  userUrn,
} from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { type Answer, at, type Scim } from './driver.ts';
import { assertError, assertStatus, column, found } from './expect.ts';

function send(scim: Scim, operations: readonly unknown[], more: JsonObject = {}): Promise<Answer> {
  return scim.post('/Bulk', { schemas: [bulkRequestUrn], ...more, Operations: operations });
}

/** The results of a Bulk request that was worked on. */
async function results(scim: Scim, ...operations: readonly unknown[]): Promise<readonly unknown[]> {
  const answer = await send(scim, operations);
  assertStatus(answer, 200);
  return listOf(answer.at('Operations'));
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

const title = { op: 'add', path: 'title', value: 'T' };
const withManager = (value: string): JsonObject => ({ [enterpriseUserUrn]: { manager: { value } } });
const statusesOf = (list: readonly unknown[]): readonly unknown[] => list.map((result) => at(result, 'status'));

function idOf(result: unknown): string {
  return String(at(result, 'location')).split('/').at(-1) ?? '';
}

async function memberIds(scim: Scim, id: string): Promise<readonly string[]> {
  return listOf((await scim.get(`/Groups/${id}`)).at('members'))
    .map((member) => String(at(member, 'value')))
    .toSorted();
}

requirement(
  ['7644-3.7-a', '7644-3.7-c'],
  'discovery offers Bulk; a request that is none is refused as a whole',
  async (scim) => {
    const operation = user('jana');

    assert.equal((await scim.get('/ServiceProviderConfig')).at('bulk', 'supported'), true);
    const answer = await send(scim, [operation]);
    assert.deepStrictEqual(answer.at('schemas'), ['urn:ietf:params:scim:api:messages:2.0:BulkResponse']);
    for (const body of [
      { Operations: [user('a')] },
      { schemas: [userUrn], Operations: [user('a')] },
      { schemas: [bulkRequestUrn] },
      { schemas: [bulkRequestUrn], Operations: user('a') },
    ]) {
      assertError(await scim.post('/Bulk', body), 400, 'invalidSyntax');
    }
    assert.deepStrictEqual(column(await scim.get('/Users'), 'userName'), ['jana']);
  },
);

requirement(
  '7644-3.7-b',
  'the work ends at failOnErrors errors, and what was not tried is not in the answer',
  async (scim) => {
    const answer = await send(scim, [user('a'), user('a b', { active: 'maybe' }), user('c')], { failOnErrors: 1 });

    assert.deepStrictEqual(statusesOf(listOf(answer.at('Operations'))), ['201', '400']);
    assert.equal(answer.at('failOnErrors'), undefined);
    assert.deepStrictEqual(column(await scim.get('/Users'), 'userName'), ['a']);
  },
);

requirement('7644-3.7-d', 'an operation without a method it can have is 400 for itself', async (scim) => {
  const list = await results(
    scim,
    { method: 'GET', path: '/Users' },
    { path: '/Users' },
    { method: 'HEAD', path: '/Users/a' },
    user('a'),
  );

  assert.deepStrictEqual(statusesOf(list), ['400', '400', '400', '201']);
});

requirement('7644-3.7-e', 'a POST needs a bulkId that no other has', async (scim) => {
  const { bulkId: _, ...without } = user('a');

  const list = await results(scim, without, user('b'), { ...user('c'), bulkId: 'b' });

  assert.deepStrictEqual(statusesOf(list), ['400', '201', '400']);
  assert.deepStrictEqual(column(await scim.get('/Users'), 'userName'), ['b']);
});

requirement('7644-3.7-f', 'a stale version is 412 for its operation, and the others go on', async (scim) => {
  const { id } = await scim.user('jana');
  const path = `/Users/${id}`;

  const list = await results(
    scim,
    { ...patch(path, title), version: 'W/"9"' },
    { method: 'DELETE', path, version: 'W/"9"' },
    { ...patch(path, title), version: 'W/"1"' },
  );

  assert.deepStrictEqual(statusesOf(list), ['412', '412', '200']);
});

requirement('7644-3.7-g', 'the path is an endpoint for POST and a resource for the rest', async (scim) => {
  const { id } = await scim.user('jana');
  const sent = { schemas: [userUrn], userName: 'x' };

  const list = await results(
    scim,
    { ...user('a'), path: `/Users/${id}` },
    { method: 'PUT', path: '/Users', data: sent },
    { method: 'DELETE', path: '/Users' },
    { ...user('b'), path: undefined },
    { ...user('c'), path: '/Nothing' },
  );

  assert.deepStrictEqual(statusesOf(list), ['400', '400', '400', '400', '404']);
  assert.deepStrictEqual(column(await scim.get('/Users'), 'userName'), ['jana']);
});

requirement('7644-3.7-h', 'POST, PUT and PATCH need the data that a single request would carry', async (scim) => {
  const path = (await scim.user('jana')).path;

  const list = await results(
    scim,
    { method: 'POST', path: '/Users', bulkId: 'a' },
    { method: 'PUT', path },
    { method: 'PATCH', path },
    { method: 'PATCH', path, data: [title] },
    patch(path, title),
    { method: 'PUT', path, data: { schemas: [userUrn], userName: 'jana2' } },
  );

  assert.deepStrictEqual(statusesOf(list), ['400', '400', '400', '400', '200', '200']);
  assert.deepStrictEqual(column(await scim.get('/Users'), 'userName'), ['jana2']);
});

requirement(
  ['7644-3.7-i', '7644-3.7-k', '7644-3.7-n'],
  'each result has status as text and its location, a POST its bulkId too; a failed POST has no location',
  async (scim) => {
    const { path } = await scim.user('jana');
    const location = scim.tenantUrl + path;

    const list = await results(
      scim,
      user('a'),
      user('A'),
      { method: 'PUT', path, data: {} },
      patch(path, title),
      { method: 'DELETE', path },
      user('b'),
    );

    assert.deepStrictEqual(statusesOf(list), ['201', '409', '400', '200', '204', '201']);
    assert.deepStrictEqual(
      list.map((result) => at(result, 'bulkId')),
      ['a', 'A', undefined, undefined, undefined, 'b'],
    );
    assert.deepStrictEqual(
      list.slice(1, 5).map((result) => at(result, 'location')),
      [undefined, location, location, location],
    );
    assert.equal((await scim.get(`/Users/${idOf(list[0])}`)).at('userName'), 'a');
  },
);

requirement(
  ['7644-3.7-j', '7644-3.7-l', '7644-3.7.3-b'],
  'a job of failures alone is 200, each with its SCIM error',
  async (scim) => {
    const list = await results(
      scim,
      user('a', { active: 'maybe' }),
      { method: 'DELETE', path: '/Users/none' },
      user('', { userName: '' }),
    );

    assert.equal(list.length, 3);
    for (const result of list) {
      const response = at(result, 'response');
      assert.deepStrictEqual([at(response, 'schemas'), at(response, 'status')], [[errorUrn], at(result, 'status')]);
      assert.ok(String(at(response, 'detail')).length > 10);
    }
  },
);

requirement(
  ['7644-3.7-m', '7644-3.7.3-a'],
  'without failOnErrors every operation runs, and the response has the order of the request',
  async (scim) => {
    const list = await results(scim, user('a'), user('b', { emails: 5 }), user('c'), group('g', 'bulkId:e'), user('e'));

    assert.deepStrictEqual(
      list.map((result) => at(result, 'bulkId')),
      ['a', 'b', 'c', 'g', 'e'],
    );
    assert.deepStrictEqual(statusesOf(list), ['201', '400', '201', '201', '201']);
  },
);

requirement('7644-3.7-o', 'whatever order the work takes, the end is what the client meant', async (scim) => {
  const { id, path } = await scim.user('jana');

  const list = await results(
    scim,
    group('g', 'bulkId:late', id),
    patch(path, { op: 'replace', path: 'title', value: 'first' }),
    patch(path, { op: 'replace', path: 'title', value: 'second' }),
    patch(path, { op: 'replace', path: 'userName', value: 'renamed' }),
    user('jana2', { userName: 'jana' }),
    user('late'),
  );

  assert.deepStrictEqual(statusesOf(list), ['201', '200', '200', '200', '201', '201']);
  assert.deepStrictEqual(await memberIds(scim, idOf(list[0])), [id, idOf(list[5])].toSorted());
  assert.deepStrictEqual(
    [(await scim.get(path)).at('title'), (await scim.get(path)).at('userName')],
    ['second', 'renamed'],
  );
});

requirement('7644-3.7.1-a', 'groups that are members of each other are created', async (scim) => {
  const list = await results(scim, group('one', 'bulkId:two'), group('two', 'bulkId:one'));

  const [one, two] = list.map(idOf);
  assert.deepStrictEqual(statusesOf(list), ['201', '201']);
  assert.deepStrictEqual([await memberIds(scim, one ?? ''), await memberIds(scim, two ?? '')], [[two], [one]]);
});

requirement(
  '7644-3.7.2-a',
  'bulkId references become ids, and an unresolvable one is an error and stored nowhere',
  async (scim) => {
    const list = await results(
      scim,
      user('jana'),
      group('g', 'bulkId:jana'),
      group('h', 'bulkId:missing'),
      user('x', { active: 5 }),
      group('i', 'bulkId:x'),
    );

    assert.deepStrictEqual(statusesOf(list), ['201', '201', '400', '400', '409']);
    assert.deepStrictEqual(await memberIds(scim, idOf(list[1])), [idOf(list[0])]);
    assert.ok(!(await scim.get('/?count=100')).text.includes('bulkId'));
  },
);

requirement('7644-3.7.2-b', 'references in an extension become ids as well', async (scim) => {
  const [bob, alice] = await results(scim, user('bob', withManager('bulkId:alice')), user('alice'));

  const manager = (await scim.get(`/Users/${idOf(bob)}`)).at(enterpriseUserUrn, 'manager');
  assert.deepStrictEqual(manager, { value: idOf(alice), $ref: at(alice, 'location') });
});

requirement('7644-3.7.2-c', 'references stand in paths and in the values of a PATCH too', async (scim) => {
  const list = await results(
    scim,
    group('g'),
    user('jana'),
    patch('/Groups/bulkId:g', { op: 'add', path: 'members', value: [{ value: 'bulkId:jana' }] }),
  );

  assert.equal(at(list, 2, 'location'), at(list, 0, 'location'));
  assert.deepStrictEqual(await memberIds(scim, idOf(list[0])), [idOf(list[1])]);
});

requirement(
  ['7644-3.7.4-a', '7644-3.7.4-b', '7644-3.7.4-c'],
  'above a limit that discovery tells, nothing is done and 413 names it',
  async (scim) => {
    const config = await scim.get('/ServiceProviderConfig');
    const [most, bytes] = [Number(config.at('bulk', 'maxOperations')), Number(config.at('bulk', 'maxPayloadSize'))];

    const many = await send(
      scim,
      Array.from({ length: most + 1 }, (_, index) => user(`u${index}`)),
    );
    const body = { schemas: [bulkRequestUrn], Operations: [user('a')] };
    const large = await scim.send('POST', '/Bulk', { body, headers: { 'content-length': String(bytes + 1) } });

    assert.ok(most > 0 && bytes > 0);
    for (const answer of [many, large]) assertError(answer, 413);
    assert.ok(String(many.at('detail')).includes(String(most)) && String(large.at('detail')).includes(String(bytes)));
    assert.equal((await scim.get('/Users')).at('totalResults'), 0);
  },
);

requirement(
  '7644-3.7.4-d',
  'an operation on what belongs to another directory is 404, and nothing of it changes',
  async (scim) => {
    const other = await scim.another();
    const theirs = await other.user('peter');

    const list = await results(
      scim,
      patch(theirs.path, title),
      { method: 'DELETE', path: theirs.path },
      group('g', theirs.id),
    );

    assert.deepStrictEqual(statusesOf(list), ['404', '404', '201']);
    assert.deepStrictEqual(await memberIds(scim, idOf(list[2])), []);
    assert.deepStrictEqual(
      [await found(other, 'userName eq "peter"'), await found(other, 'title pr')],
      [['peter'], []],
    );
  },
);
