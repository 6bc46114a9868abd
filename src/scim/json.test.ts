import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasMoreValues, isNestedDeeper, isUnassigned, listOf, member, sameJson } from './json.ts';

test('null, empty texts, empty lists and complex values of these are no value', () => {
  for (const value of [undefined, null, '', [], {}, [null], { a: null, b: { c: [] } }])
    assert.equal(isUnassigned(value), true, JSON.stringify(value));
  for (const value of [0, false, ' ', [0], { a: false }]) assert.equal(isUnassigned(value), false);
});

test('objects are equal whatever the order of their keys, lists only in order', () => {
  assert.ok(sameJson({ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }));
  assert.ok(!sameJson([1, 2], [2, 1]));
  assert.ok(!sameJson({ a: undefined }, { b: undefined }));
  assert.ok(!sameJson({ a: 1 }, [1]));
  assert.ok(!sameJson(JSON.parse('{"__proto__":1}'), { a: 1 }));
});

test('a member is found in any letter case, and its exact spelling wins', () => {
  assert.equal(member({ Value: 1 }, 'value'), 1);
  assert.equal(member({ VALUE: 1, value: 2 }, 'value'), 2);
  assert.equal(member({}, 'toString'), undefined);
});

test('a single value is a list of one', () => {
  assert.deepStrictEqual([listOf('a'), listOf(['a']), listOf(null), listOf(undefined)], [['a'], ['a'], [], []]);
});

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function commasIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inner = Object.values(value);
  return Math.max(0, inner.length - 1) + inner.reduce((sum: number, each) => sum + commasIn(each), 0);
}

test('depth and number of values are counted without parsing, whatever the strings contain', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(8), (value, most) => {
      const text = JSON.stringify(value);

      assert.equal(isNestedDeeper(text, most), depthOf(value) > most);
      assert.equal(hasMoreValues(text, most), commasIn(value) >= most);
    }),
  );
  assert.ok(!isNestedDeeper('"\\\\\\"[[[["', 1));
  assert.ok(isNestedDeeper('"\\\\"[[', 1));
});
