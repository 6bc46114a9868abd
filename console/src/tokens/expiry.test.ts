import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { findEndings } from './expiry.ts';

const nowMs = Date.parse('2026-11-24T12:00:00Z');
const day = 86_400_000;

function token(name: string, days: number | undefined, more: Partial<Token> = {}): Token {
  const createdAt = '2026-01-01T00:00:00Z';
  const expiresAt = days === undefined ? {} : { expiresAt: new Date(nowMs + days * day).toISOString() };
  return { id: name, name, hint: 'x', createdAt, createdBy: 'ada', state: 'active', ...expiresAt, ...more };
}

const used = { lastUsedAt: '2026-11-24T11:00:00Z' };
const cases: readonly { readonly name: string; readonly tokens: readonly Token[]; readonly warned: object }[] = [
  { name: 'no end is no reason to warn', tokens: [token('a', undefined, used)], warned: [] },
  { name: 'thirty days are long enough', tokens: [token('a', 30, used)], warned: [] },
  { name: 'less than thirty days are a warning', tokens: [token('a', 29, used)], warned: [['a', false]] },
  { name: 'less than three days are urgent', tokens: [token('a', 2, used)], warned: [['a', true]] },
  { name: 'one that has ended warns no more', tokens: [token('a', 2, { state: 'expired' })], warned: [] },
  {
    name: 'a successor that Entra does not use yet changes nothing',
    tokens: [token('a', 5, used), token('b', undefined)],
    warned: [['a', false]],
  },
  {
    name: 'a successor that Entra has gone over to ends the warning',
    tokens: [token('a', 5, { lastUsedAt: '2026-11-24T10:00:00Z' }), token('b', 365, used)],
    warned: [],
  },
];

for (const { name, tokens, warned } of cases) {
  test(`the end of a Secret Token: ${name}`, () => {
    const endings = findEndings(tokens, nowMs);

    assert.deepStrictEqual(
      endings.map((ending) => [ending.token.name, ending.isUrgent]),
      warned,
    );
  });
}
