import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareText, fold } from './index.ts';

test('folding twice changes nothing and joins letter case, width and composition', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  assert.equal(fold('ＪANA\u0308'), fold('jan\u00e4'));
});

test('texts are ordered by code point, as UTF-8 bytes are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
      const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));

      assert.equal(Math.sign(compareText(left, right)), bytes);
    }),
  );
});
