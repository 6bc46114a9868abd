import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findGaps } from './complete.ts';

test('a text that one language lacks is named with the language', () => {
  assert.deepStrictEqual(findGaps({ a: 'A', b: 'B' }, { b: 'B', c: 'C' }), [
    'a has no German text',
    'c has no English text',
  ]);
  assert.deepStrictEqual(findGaps({ a: 'A' }, { a: 'Ä' }), []);
});
