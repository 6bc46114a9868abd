import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ScimError } from './error.ts';
import { requireDistinctNames } from './names.ts';

test('one name in two spellings is refused, and the second is quoted', () => {
  requireDistinctNames({ title: 1, userName: 2 });
  assert.throws(
    () => requireDistinctNames({ title: 1, userName: 2, TITLE: 3 }),
    (error) => error instanceof ScimError && error.message === 'invalidSyntax: "TITLE" is given twice.',
  );
});
