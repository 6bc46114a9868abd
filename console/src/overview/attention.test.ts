import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../../../src/http/api/schemas/directories.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { directory, line } from '../directories/testing/samples.ts';
import { findingsOf } from './attention.ts';

const nowMs = Date.parse('2026-11-23T14:00:00Z');
const activity: Activity = { lastRequest: line, users: 3, groups: 0, warnings: [], setupRequests: 0 };
const token: Token = {
  id: 'tok_1',
  name: 'Entra',
  hint: 'becard_scim_9f…k2',
  state: 'active',
  createdAt: '2026-11-01T00:00:00Z',
  createdBy: 'ada@contoso.example',
  lastUsedAt: line.at,
};
const calm = { directory, activity, tokens: [token], overview: { failures: [] } };

function kindsOf(changes: Partial<Parameters<typeof findingsOf>[0]>): readonly string[] {
  return findingsOf({ ...calm, ...changes }, nowMs).map(({ kind }) => kind);
}

test('a directory that runs needs no attention', () => {
  assert.deepStrictEqual(kindsOf({ backup: { lastAt: '2026-11-22T02:00:00Z' } }), []);
});

test('switches, silence, failures, mapping, tokens, requests and backups are found, the most urgent first', () => {
  const cause = { code: 'BC-401', requests: 2, lastAt: line.at, lastEntry: line.id };
  const silent = { ...line, at: '2026-11-23T09:00:00Z' };

  assert.deepStrictEqual(kindsOf({ directory: { ...directory, provisioning: false } }), ['switchedOff']);
  assert.deepStrictEqual(kindsOf({ directory: { ...directory, tokens: 0 } }), ['noToken']);
  assert.deepStrictEqual(
    kindsOf({
      activity: { ...activity, lastRequest: silent, warnings: ['BC-310'], setupRequests: 1 },
      tokens: [{ ...token, expiresAt: '2026-11-25T00:00:00Z' }],
      overview: { failures: [cause] },
      backup: { lastAt: undefined },
    }),
    ['silent', 'failure', 'mapping', 'token', 'setupRequests', 'backup'],
  );
});

test('a directory for trying things out needs no backup', () => {
  assert.deepStrictEqual(kindsOf({ directory: { ...directory, testing: true }, backup: { lastAt: undefined } }), []);
});
