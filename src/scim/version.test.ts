import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entityTag, namesVersion } from './index.ts';

test('a version is named by its tag, weak or strong, in a list or by a star', () => {
  assert.equal(entityTag(3), 'W/"3"');
  assert.ok(['W/"3"', '"3"', '*', 'W/"1", W/"3"'].every((header) => namesVersion(header, 3)));
  assert.ok(!['W/"2"', '""', '3', ''].some((header) => namesVersion(header, 3)));
});
