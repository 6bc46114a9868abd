import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../../../src/http/api/schemas/directories.ts';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import { checkRow, mappingRows } from '../mapping/mapping-check.ts';
import { describeConnection, isMisdirected } from './connection.ts';

const ready = { entra: true, provisioning: true, tokens: 1 };
const quiet: Activity = { users: 0, groups: 0, warnings: [], setupRequests: 0 };

test('before both switches are on, nothing is waited for', () => {
  assert.deepStrictEqual(describeConnection({ ...ready, provisioning: false }, quiet), { kind: 'not-ready' });
  assert.deepStrictEqual(describeConnection({ ...ready, tokens: 0 }, undefined), { kind: 'not-ready' });
});

test('a ready directory waits for the first request', () => {
  assert.deepStrictEqual(describeConnection(ready, quiet), { kind: 'waiting' });
});

test('a refusal for the second switch offers to turn it on, and is settled once it is', () => {
  const line = lineAt('14:00', 'BC-106');
  const activity = { ...quiet, lastRequest: line };

  const before = describeConnection({ ...ready, provisioning: false }, activity);
  const after = describeConnection(ready, activity);

  assert.deepStrictEqual(before, { kind: 'refused', line, fix: 'turn-on-provisioning', isResolved: false });
  assert.deepStrictEqual(after, { kind: 'refused', line, fix: undefined, isResolved: true });
});

test('a refusal for the first switch offers to turn that one on', () => {
  const line = lineAt('14:00', 'BC-107');

  const connection = describeConnection({ ...ready, entra: false }, { ...quiet, lastRequest: line });

  assert.deepStrictEqual(connection, { kind: 'refused', line, fix: 'turn-on-entra', isResolved: false });
});

test('an unknown token offers a new one', () => {
  const line = lineAt('14:00', 'BC-102');

  const connection = describeConnection(ready, { ...quiet, lastRequest: line });

  assert.deepStrictEqual(connection, { kind: 'refused', line, fix: 'create-token', isResolved: false });
});

test('an address that is not the Tenant URL offers that to be copied, and is shown when it went astray', () => {
  const line = { ...lineAt('14:00', 'BC-201'), path: '/scim/v2/ud_typo/Users' };

  const connection = describeConnection(ready, { lastRequest: line });

  assert.deepStrictEqual(connection, { kind: 'refused', line, fix: 'copy-url', isResolved: false });
  assert.deepStrictEqual([isMisdirected(line), isMisdirected({ ...line, path: '/Users?filter=x' })], [true, false]);
});

test('a failure that is no refusal leaves Entra connected', () => {
  const line = { ...lineAt('14:00', 'BC-301'), action: 'Create', status: 409 };

  assert.deepStrictEqual(describeConnection(ready, { lastRequest: line }), { kind: 'answered', line });
});

test('a request that is answered after a refusal ends it', () => {
  const line = lineAt('14:01');

  const connection = describeConnection(ready, { lastRequest: line });

  assert.deepStrictEqual(connection, { kind: 'answered', line });
});

const checks = [
  { name: 'no user yet', users: 0, warnings: [], states: ['unknown', 'unknown'] },
  { name: 'both rows are changed', users: 3, warnings: [], states: ['good', 'good'] },
  { name: "Entra's default is in force", users: 3, warnings: ['BC-310', 'BC-311'], states: ['wrong', 'wrong'] },
  { name: 'only the first row is changed', users: 3, warnings: ['BC-311'], states: ['good', 'wrong'] },
] as const;

for (const { name, users, warnings, states } of checks) {
  test(`the mapping check when ${name}`, () => {
    assert.deepStrictEqual(
      mappingRows.map((row) => checkRow(row, { ...quiet, users, warnings })),
      states,
    );
  });
}

function lineAt(time: string, code?: string): LogEntry {
  const ended =
    code === undefined
      ? ({ action: 'Lookup', status: 200, outcome: 'success' } as const)
      : ({ action: 'Refused', status: 401, outcome: 'refused', code } as const);
  const at = `2026-11-23T${time}:00Z`;
  return {
    id: `evt_${time}`,
    at,
    method: 'GET',
    path: '/Users',
    warnings: [],
    durationMs: 1,
    ...ended,
  };
}
