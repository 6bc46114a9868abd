import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeTexts } from './utf8.ts';

test('texts one after another are the bytes of the texts joined', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 500 }), fc.constant('€'.repeat(2_000)));

  fc.assert(
    fc.property(fc.array(text), (texts) => {
      assert.deepStrictEqual(Buffer.from(encodeTexts(texts).bytes), Buffer.from(texts.join('')));
    }),
  );
});

test('a surrogate without its half leaves as U+FFFD, as any text does', () => {
  assert.equal(Buffer.from(encodeTexts(['\ud83d', '\ude00']).bytes).toString(), '\ufffd\ufffd');
});

test('bytes that are not given back are never used for another answer', () => {
  const first = encodeTexts(['first']);
  const second = encodeTexts(['second']);
  first.release();
  const third = encodeTexts(['third']);

  assert.deepStrictEqual(
    [second, third].map(({ bytes }) => Buffer.from(bytes).toString()),
    ['second', 'third'],
  );
});
