import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPaging } from './index.ts';

test('paging clamps what it can and refuses what is no number', () => {
  assert.deepStrictEqual(readPaging(undefined, undefined), { startIndex: 1, count: 100 });
  assert.deepStrictEqual(readPaging('-5', '-1'), { startIndex: 1, count: 0 });
  assert.deepStrictEqual(readPaging('7', '99999999999999999999'), { startIndex: 7, count: 1000 });
  assert.throws(() => readPaging('x', undefined), { name: 'ScimError', scimType: 'invalidValue' });
  assert.throws(() => readPaging(undefined, '1.5'), { name: 'ScimError', scimType: 'invalidCount' });
});
