import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutChanges, historyLimits } from '../events/cut-changes.ts';
import type { AttributeChange, EventType } from '../events/event.ts';
import type { StreamEvent, StreamFormat } from './event-stream.ts';
import { deliveredUris, statementsOf } from './security-event.ts';

const prov = 'urn:ietf:params:scim:event:prov';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const user = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  id: '1',
  userName: 'jana@example.com',
  [enterprise]: { department: 'Sales', manager: { value: '2' } },
  meta: { resourceType: 'User', version: 'W/"1"' },
};
const title: AttributeChange = { path: 'title', before: 'Engineer', after: 'Manager' };
const active: AttributeChange = { path: 'active', before: true, after: false };
const joined: readonly AttributeChange[] = [
  { path: 'members', after: '1' },
  { path: 'members', after: '2' },
];

interface Row {
  readonly name: string;
  readonly type: EventType;
  readonly changes: readonly AttributeChange[];
  readonly notice: Readonly<Record<string, unknown>>;
  readonly full: Readonly<Record<string, unknown>>;
}

/** What a notice and a full stream state about a change. */
const rows: readonly Row[] = [
  {
    name: 'a token states: a new user',
    type: 'user.created',
    changes: [],
    notice: {
      [`${prov}:create:notice`]: {
        attributes: ['id', 'userName', `${enterprise}:department`, `${enterprise}:manager`],
      },
    },
    full: { [`${prov}:create:full`]: { version: 'W/"1"', data: user } },
  },
  {
    name: 'a token states: a restored user',
    type: 'user.restored',
    changes: [],
    notice: {
      [`${prov}:create:notice`]: {
        attributes: ['id', 'userName', `${enterprise}:department`, `${enterprise}:manager`],
      },
    },
    full: { [`${prov}:create:full`]: { version: 'W/"1"', data: user } },
  },
  {
    name: 'a token states: a changed user',
    type: 'user.updated',
    changes: [title],
    notice: { [`${prov}:patch:notice`]: { attributes: ['title'] } },
    full: {
      [`${prov}:patch:full`]: {
        data: { schemas: [patchOp], Operations: [{ op: 'replace', path: 'title', value: 'Manager' }] },
      },
    },
  },
  {
    name: 'a token states: a password, which is never sent',
    type: 'user.updated',
    changes: [{ path: 'password' }],
    notice: { [`${prov}:patch:notice`]: { attributes: ['password'] } },
    full: { [`${prov}:patch:notice`]: { attributes: ['password'] } },
  },
  {
    name: 'a token states: a deactivated user',
    type: 'user.deactivated',
    changes: [active, title],
    notice: { [`${prov}:patch:notice`]: { attributes: ['active', 'title'] }, [`${prov}:deactivate`]: {} },
    full: {
      [`${prov}:patch:full`]: {
        data: {
          schemas: [patchOp],
          Operations: [
            { op: 'replace', path: 'active', value: false },
            { op: 'replace', path: 'title', value: 'Manager' },
          ],
        },
      },
      [`${prov}:deactivate`]: {},
    },
  },
  {
    name: 'a token states: a user who was erased since',
    type: 'user.reactivated',
    changes: [],
    notice: { [`${prov}:activate`]: {} },
    full: { [`${prov}:activate`]: {} },
  },
  {
    name: 'a token states: a deleted user',
    type: 'user.deleted',
    changes: [],
    notice: { [`${prov}:delete`]: {} },
    full: { [`${prov}:delete`]: {} },
  },
  {
    name: 'a token states: new members',
    type: 'group.member_added',
    changes: joined,
    notice: { [`${prov}:patch:notice`]: { attributes: ['members'] } },
    full: {
      [`${prov}:patch:full`]: {
        data: {
          schemas: [patchOp],
          Operations: [{ op: 'add', path: 'members', value: [{ value: '1' }, { value: '2' }] }],
        },
      },
    },
  },
  {
    name: 'a token states: a member who left',
    type: 'group.member_removed',
    changes: [{ path: 'members', before: '1' }],
    notice: { [`${prov}:patch:notice`]: { attributes: ['members'] } },
    full: {
      [`${prov}:patch:full`]: {
        data: { schemas: [patchOp], Operations: [{ op: 'remove', path: 'members[value eq "1"]' }] },
      },
    },
  },
];

function state(
  type: EventType,
  changes: readonly AttributeChange[],
  format: StreamFormat,
  events?: readonly StreamEvent[],
): Readonly<Record<string, unknown>> {
  const statements = statementsOf({ type, changes }, { events, format }, user);
  return Object.fromEntries(statements.map(({ uri, payload }) => [uri, payload]));
}

for (const { name, type, changes, notice, full } of rows) {
  test(name, () => {
    assert.deepEqual(state(type, changes, 'notice'), notice);
    assert.deepEqual(state(type, changes, 'full'), full);
  });
}

test('discovery lists exactly the events that tokens state', () => {
  const stated = rows.flatMap(({ notice, full }) => [...Object.keys(notice), ...Object.keys(full)]);

  assert.deepEqual([...new Set(stated)].toSorted(), deliveredUris.toSorted());
});

test('a new user who is gone when the token is read is a notice', () => {
  const [statement] = statementsOf(
    { type: 'user.created', changes: [] },
    { events: undefined, format: 'full' },
    undefined,
  );

  assert.deepEqual(statement, { uri: `${prov}:create:notice`, payload: { attributes: ['id'] } });
});

test('a change whose values were cut is a notice in a full stream, and what is missing is not named', () => {
  const long = { path: 'title', after: 'x'.repeat(historyLimits.maxValueLength + 1) };
  const many = Array.from({ length: 5_000 }, (_, at) => ({ path: 'members', after: `member-${at}` }));

  assert.deepEqual(state('user.updated', cutChanges([long]), 'full'), {
    [`${prov}:patch:notice`]: { attributes: ['title'] },
  });
  assert.deepEqual(state('group.member_added', cutChanges(many), 'full'), {
    [`${prov}:patch:notice`]: { attributes: ['members'] },
  });
});

test('a stream states only the events that it wants', () => {
  assert.deepEqual(state('user.deactivated', [active], 'full', ['deactivate', 'delete']), {
    [`${prov}:deactivate`]: {},
  });
  assert.deepEqual(state('user.updated', [title], 'full', ['delete']), {});
});
