import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareText } from '../scim/index.ts';
import { prefixEnd } from './code-point.ts';

const text = fc.string({ unit: 'binary', maxLength: 4 }).filter((one) => one.isWellFormed());

const ends: readonly { readonly prefix: string; readonly end: string | undefined }[] = [
  { prefix: 'ann', end: 'ano' },
  { prefix: '', end: undefined },
  { prefix: '\u{10ffff}', end: undefined },
  { prefix: 'a\u{10ffff}\u{10ffff}', end: 'b' },
  { prefix: '\ud7ff', end: '\ue000' },
  { prefix: '\uffff', end: '\u{10000}' },
  { prefix: '😀', end: '😁' },
];

test('a prefix ends where the next text begins', () => {
  for (const { prefix, end } of ends) assert.equal(prefixEnd(prefix), end);
});

test('a text begins with a prefix exactly when it lies between the prefix and its end', () => {
  const pair = fc
    .tuple(text, text)
    .chain(([prefix, rest]) => fc.tuple(fc.constant(prefix), fc.constantFrom(prefix + rest, rest)));

  fc.assert(
    fc.property(pair, ([prefix, candidate]) => {
      const end = prefixEnd(prefix);
      const isAfter = compareText(candidate, prefix) >= 0;
      const isBefore = end === undefined || compareText(candidate, end) < 0;
      assert.equal(isAfter && isBefore, candidate.startsWith(prefix));
    }),
    { numRuns: 2000 },
  );
});
