import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { encodeTexts, joinTexts } from './utf8.ts';

test('texts one after another are the bytes of the texts joined', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 500 }), fc.constant('€'.repeat(2_000)));

  fc.assert(
    fc.property(fc.array(text), (texts) => {
      assert.deepStrictEqual(Buffer.from(encodeTexts(texts).bytes), Buffer.from(texts.join('')));
    }),
  );
});

test('parts of texts are the bytes of what they make', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 500 }), fc.constant('€'.repeat(2_000)));
  const base = 'https://users.example.com/scim/v2/ud_1';
  const parts = fc.record({ before: text, after: text, added: text, isRelative: fc.boolean() }).map((given) => ({
    kept: given.isRelative ? `{${given.before}..${given.after}}` : `{${given.before}}`,
    baseAt: given.isRelative ? given.before.length + 1 : -1,
    base,
    added: `,${given.added}}`,
  }));

  fc.assert(
    fc.property(fc.array(fc.oneof(text, parts)), (texts) => {
      assert.deepStrictEqual(Buffer.from(encodeTexts(texts).bytes), Buffer.from(joinTexts(texts)));
    }),
  );
  assert.equal(joinTexts([{ kept: '{"a":"../b"}', baseAt: 6, base, added: ',"c":1}' }]), `{"a":"${base}/b","c":1}`);
});

test('a surrogate without its half leaves as U+FFFD, as any text does', () => {
  assert.equal(Buffer.from(encodeTexts(['\ud83d', '\ude00']).bytes).toString(), '\ufffd\ufffd');
});

test('the bytes of a long list are free once they are given back', () => {
  const { bytes, release } = encodeTexts(['x'.repeat(1024 * 1024)]);

  release();

  assert.equal(bytes.byteLength, 0);
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
