import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { describeRotation } from './rotation.ts';

const nowMs = Date.parse('2026-11-23T15:00:00Z');

function token(name: string, createdAt: string, lastUsedAt?: string): Token {
  const at = (time: string): string => `2026-11-23T${time}:00Z`;
  const used = lastUsedAt === undefined ? {} : { lastUsedAt: at(lastUsedAt) };
  const who = { hint: 'becard_scim_9f…k2', createdBy: 'ada@contoso.example', state: 'active' } as const;
  return { id: `tok_${name}`, name, createdAt: at(createdAt), ...who, ...used };
}

const cases = [
  { name: 'the new one waits for its first request', fresh: undefined, old: '14:55', kind: 'new-unused' },
  { name: 'the old one was used within the last cycle', fresh: '14:59', old: '14:21', kind: 'old-in-use' },
  { name: 'the old one was not used for a whole cycle', fresh: '14:59', old: '14:20', kind: 'safe' },
  { name: 'the old one was never used', fresh: '14:59', old: undefined, kind: 'safe' },
] as const;

for (const { name, fresh, old, kind } of cases) {
  test(`of two tokens ${name}: ${kind}`, () => {
    const tokens = [token('old', '09:00', old), token('new', '14:00', fresh)];

    const rotation = describeRotation(tokens, nowMs);

    assert.deepStrictEqual([rotation?.kind, rotation?.old.name, rotation?.fresh.name], [kind, 'old', 'new']);
  });
}

test('one active token is no rotation', () => {
  const removed = { ...token('old', '09:00'), state: 'revoked' } as const;

  assert.equal(describeRotation([token('new', '14:00'), removed], nowMs), undefined);
});
