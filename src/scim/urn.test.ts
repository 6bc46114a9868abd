import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameUrn, userUrn } from './urn.ts';

test('letter case has no meaning in a URN', () => {
  assert.ok(sameUrn(userUrn, userUrn.toUpperCase()));
  assert.ok(!sameUrn(userUrn, `${userUrn}s`));
});
