import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../client.ts';
import {
  createGroup,
  createUser,
  matchGroup,
  matchUser,
  readGroup,
  readUser,
  renameGroup,
  type WireRequest,
} from '../wire.ts';
import { inspectAnswer } from './inspect.ts';
import { createLedger } from './ledger.ts';

const USER = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], id: '1', meta: { resourceType: 'User' } };
const GROUP = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], id: '2', meta: { resourceType: 'Group' } };
const EMPTY = { schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 0, Resources: [] };
const ERROR = { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '400', detail: 'no' };
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const work = (value: string, more: object = {}): object => ({ type: 'work', value, ...more });

const read = readUser('1');
const match = matchUser('x');
const create = createUser(new Map());

const CASES: readonly (readonly [string, WireRequest, number, unknown, readonly string[], Record<string, string>?])[] =
  [
    ['a user is answered as such', read, 200, USER, []],
    ['a list may be empty', match, 200, EMPTY, []],
    ['an empty list may do without Resources', match, 200, { ...EMPTY, Resources: undefined }, []],
    ['a list is not an array', match, 200, [USER], ['list-shape']],
    ['a total is a number', match, 200, { ...EMPTY, totalResults: '0' }, ['list-shape']],
    ['a list names its schema', match, 200, { ...EMPTY, schemas: [] }, ['list-shape']],
    [
      'users in a list are looked at as well',
      match,
      200,
      { ...EMPTY, totalResults: 1, Resources: [{ ...USER, active: 'True' }] },
      ['active-not-boolean'],
    ],
    ['a resource has an id', read, 200, { ...USER, id: 1 }, ['resource-shape']],
    ['a resource has its schema', read, 200, { ...USER, schemas: [ENTERPRISE] }, ['resource-shape']],
    ['a resource has its type', read, 200, { ...USER, meta: {} }, ['resource-shape']],
    ['an attribute without value is left out', read, 200, { ...USER, title: null }, ['null-value']],
    ['a manager is an object', read, 200, { ...USER, [ENTERPRISE]: { manager: '2' } }, ['manager-not-object']],
    ['there is one element of a type', read, 200, { ...USER, emails: [work('a'), work('b')] }, ['element-duplicated']],
    ['elements without a type may be many', read, 200, { ...USER, emails: [{ value: 'a' }, { value: 'b' }] }, []],
    ['primary is a boolean', read, 200, { ...USER, emails: [work('a', { primary: 'True' })] }, ['primary-not-boolean']],
    ['members are absent when excluded', readGroup('2'), 200, { ...GROUP, members: [] }, ['members-not-excluded']],
    [
      'members are absent in a match',
      matchGroup('N'),
      200,
      { ...EMPTY, totalResults: 1, Resources: [{ ...GROUP, members: [] }] },
      ['members-not-excluded'],
    ],
    [
      'a PATCH of a group need not answer members',
      renameGroup('2', 'N', 'legacy'),
      200,
      { ...GROUP, members: [] },
      ['group-patch-body'],
    ],
    ['a PATCH may answer nothing', renameGroup('2', 'N', 'legacy'), 204, undefined, []],
    ['a created user has a location', create, 201, USER, ['location-missing']],
    ['the location ends with the id', create, 201, USER, [], { location: 'https://h/Users/1' }],
    [
      'another location is wrong',
      createGroup('e', 'N'),
      201,
      GROUP,
      ['location-missing'],
      { location: 'https://h/Groups/3' },
    ],
    ['a refusal is a SCIM error', read, 400, ERROR, []],
    ['the status of a refusal is a string', read, 400, { ...ERROR, status: 400 }, ['error-shape']],
    ['a crash is a crash', read, 500, { ...ERROR, status: '500' }, ['server-error']],
    ['JSON of another type is noticed', read, 200, USER, ['content-type'], { 'content-type': 'application/json' }],
    [
      'a charset behind the type is fine',
      read,
      200,
      USER,
      [],
      { 'content-type': 'application/scim+json; charset=utf-8' },
    ],
  ];

for (const [name, request, status, body, codes, headers] of CASES) {
  test(`${name}: ${codes.join(', ') || 'nothing to find'}`, () => {
    const ledger = createLedger();
    const text = body === undefined ? '' : JSON.stringify(body);
    const all = new Headers({ 'content-type': 'application/scim+json', ...headers });
    const answer: Answer = { status, headers: all, body, text, latencyMs: 1, throttled: 0 };

    inspectAnswer(request, answer, ledger);

    assert.deepStrictEqual(
      ledger.findings().map((finding) => finding.code),
      codes,
    );
  });
}
