import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightsOf } from './rights.ts';
import { hasScope, parseScope, type Scope, scopes } from './scopes.ts';

/** What each scope allows besides itself. */
const included: Partial<Record<Scope, readonly Scope[]>> = {
  'directories:write': ['directories:read'],
  'users:write': ['users:read'],
  'webhooks:write': ['webhooks:read'],
  'event-streams:write': ['event-streams:read'],
  admin: scopes,
};

for (const held of scopes) {
  test(`the scope ${held} allows itself and ${included[held]?.join(', ') ?? 'nothing else'}`, () => {
    const allowed = scopes.filter((wanted) => hasScope([held], wanted));

    assert.deepEqual(
      allowed,
      scopes.filter((scope) => scope === held || included[held]?.includes(scope)),
    );
  });
}

test('no scope allows nothing, and several allow what each of them does', () => {
  assert.equal(hasScope([], 'users:read'), false);
  assert.equal(hasScope(['log:read', 'users:write'], 'users:read'), true);
});

test('a text is a scope only when it is one exactly', () => {
  assert.deepEqual(
    [parseScope('users:read'), parseScope('Users:read'), parseScope('')],
    ['users:read', undefined, undefined],
  );
});

test('the rights of a key are those that its scopes stand for', () => {
  const rights = (...held: readonly Scope[]) => rightsOf({ kind: 'api-key', scopes: held });

  assert.deepEqual(rights('users:write', 'tokens:write'), ['read', 'edit', 'connect']);
  assert.deepEqual(rights('audit:read'), ['audit']);
  assert.deepEqual(rights('admin'), rightsOf({ kind: 'system' }));
  assert.deepEqual(rights(), []);
});
