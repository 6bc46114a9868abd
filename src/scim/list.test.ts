import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPaging, ScimError, type ScimType } from './index.ts';

function refusal(scimType: ScimType): (error: unknown) => boolean {
  return (error) => error instanceof ScimError && error.scimType === scimType;
}

test('paging clamps what it can and refuses what is no number', () => {
  assert.deepStrictEqual(readPaging(undefined, undefined), { startIndex: 1, count: 100 });
  assert.deepStrictEqual(readPaging('-5', '-1'), { startIndex: 1, count: 0 });
  assert.deepStrictEqual(readPaging('7', '99999999999999999999'), { startIndex: 7, count: 1000 });
  assert.throws(() => readPaging('x', undefined), refusal('invalidValue'));
  assert.throws(() => readPaging(undefined, '1.5'), refusal('invalidCount'));
});
