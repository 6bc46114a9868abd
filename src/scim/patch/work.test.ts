import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFilter } from '../filter/index.ts';
import { userType } from '../resource-type.ts';
import { comparisonsIn, countWork } from './work.ts';

test('a PATCH may look at as many values as it has work left, and one more is too many', () => {
  const work = { left: 10 };

  countWork(work, 4);
  countWork(work, 6);

  assert.throws(() => countWork(work, 1), { name: 'ScimError', scimType: 'tooMany' });
});

test('a filter looks at a value once for each of its comparisons', () => {
  assert.equal(comparisonsIn(undefined), 1);
  assert.equal(comparisonsIn(parseFilter('title pr', userType)), 1);
  assert.equal(comparisonsIn(parseFilter('title pr and not (nickName pr or active eq true)', userType)), 3);
});
