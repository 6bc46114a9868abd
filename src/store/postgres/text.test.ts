import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareText } from '../../scim/index.ts';
import { decodeText, encodeText } from './text.ts';

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('\u0000', '\u0001', '\u0002', 'a'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

test('every text comes back, and none that is kept holds a NUL', () => {
  fc.assert(
    fc.property(text, (original) => {
      const kept = encodeText(original);
      assert.equal(kept.includes('\u0000'), false);
      assert.equal(decodeText(kept), original);
    }),
  );
});

test('order and prefixes stay what they were', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const [keptLeft, keptRight] = [encodeText(left), encodeText(right)];
      assert.equal(Math.sign(compareText(keptLeft, keptRight)), Math.sign(compareText(left, right)));
      assert.equal(keptRight.startsWith(keptLeft), right.startsWith(left));
    }),
  );
});
