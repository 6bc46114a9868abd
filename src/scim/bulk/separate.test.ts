import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupType, userType } from '../resource-type.ts';
import { enterpriseUserUrn, groupUrn, patchOpUrn, userUrn } from '../urn.ts';
import { separate } from './separate.ts';

test('a group is created without the members that are not there yet, and gets them by a PATCH', () => {
  const known = { value: '1' };
  const missing = { value: 'bulkId:b', type: 'Group' };
  const body = { schemas: [groupUrn], displayName: 'A', Members: [known, missing] };

  const separated = separate(groupType, body, new Set(['b']));

  assert.deepStrictEqual(separated, {
    body: { schemas: [groupUrn], displayName: 'A', Members: [known] },
    patch: { schemas: [patchOpUrn], Operations: [{ op: 'add', path: 'members', value: [missing] }] },
  });
});

test('a user is created without the manager who is not there yet', () => {
  const body = { userName: 'a', [enterpriseUserUrn]: { department: 'D', manager: { value: 'bulkId:b' } } };

  const { body: kept, patch } = separate(userType, body, new Set(['b']));

  assert.deepStrictEqual(kept, { userName: 'a', [enterpriseUserUrn]: { department: 'D', manager: undefined } });
  const path = `${enterpriseUserUrn}:manager`;
  assert.deepStrictEqual(patch?.['Operations'], [{ op: 'add', path, value: { value: 'bulkId:b' } }]);
});

test('what a POST ignores is not added afterwards, and what is required stays', () => {
  const body = { userName: 'bulkId:b', groups: [{ value: 'bulkId:b' }], shoe: 'bulkId:b', schemas: [userUrn] };

  const separated = separate(userType, body, new Set(['b']));

  const kept = { userName: 'bulkId:b', groups: undefined, shoe: undefined, schemas: [userUrn] };
  assert.deepStrictEqual(separated, { body: kept, patch: undefined });
});
