import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogEntryDetails } from '../../../src/http/api/schemas/log.ts';
import { changesOf } from './changes.ts';

function event(changes: Partial<LogEntryDetails>): LogEntryDetails {
  return {
    id: 'evt_1',
    at: '2026-01-01T00:00:00.000Z',
    action: 'Create',
    method: 'POST',
    path: '/Users',
    status: 201,
    outcome: 'success',
    warnings: [],
    isMasked: false,
    named: [],
    durationMs: 1,
    ...changes,
  };
}

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

test('a creation shows what was sent, by path', () => {
  const requestBody = JSON.stringify({
    schemas: ['urn:x'],
    userName: '1',
    name: { givenName: 'Jana' },
    emails: [{ type: 'work', value: 'j@x', primary: true }],
    roles: [],
    title: null,
    [enterprise]: { department: 'IT' },
    meta: { resourceType: 'User' },
  });

  assert.deepStrictEqual(changesOf(event({ requestBody, changes: [] })), {
    wasApplied: true,
    changes: [
      { path: 'userName', after: '1' },
      { path: 'name.givenName', after: 'Jana' },
      { path: 'emails[type eq "work"].value', after: 'j@x' },
      { path: 'emails[type eq "work"].primary', after: true },
      { path: `${enterprise}:department`, after: 'IT' },
    ],
  });
});

test('a change shows the old and the new value as they were recorded', () => {
  const changes = [{ path: 'title', before: 'A', after: 'B' }];

  assert.deepStrictEqual(changesOf(event({ method: 'PATCH', status: 200, changes, requestBody: '{"x":1}' })), {
    wasApplied: true,
    changes,
  });
});

test('a change that changed nothing shows nothing', () => {
  const requestBody = JSON.stringify({ Operations: [{ op: 'Replace', path: 'title', value: 'A' }] });

  assert.deepStrictEqual(changesOf(event({ method: 'PATCH', status: 200, requestBody })).changes, []);
});

test('a refused change shows what Entra wanted', () => {
  const requestBody = JSON.stringify({
    operations: [
      { op: 'Replace', path: 'foo', value: 'A' },
      { op: 'add', value: { 'name.givenName': 'B' } },
      { op: 'Remove', path: 'members', value: [{ value: '1' }] },
      { op: 'remove', path: 'title' },
    ],
  });

  assert.deepStrictEqual(changesOf(event({ method: 'PATCH', status: 400, requestBody })), {
    wasApplied: false,
    changes: [
      { path: 'foo', after: 'A' },
      { path: 'name.givenName', after: 'B' },
      { path: 'members', before: [{ value: '1' }] },
      { path: 'title', before: '…' },
    ],
  });
});

test('a body that is cut or no JSON shows nothing', () => {
  for (const requestBody of ['{"userName":"a', '[]', 'null', '']) {
    assert.deepStrictEqual(changesOf(event({ status: 400, requestBody })).changes, [], requestBody);
  }
});
