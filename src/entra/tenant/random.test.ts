import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createRandom } from './random.ts';

test('a random guid is a version 4 UUID', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      assert.match(createRandom(seed).guid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});

test('a sample has no entry twice and invents none', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.integer()), fc.nat(50), (seed, list, count) => {
      const chosen = createRandom(seed).sample(list, count);

      assert.equal(chosen.length, Math.min(count, list.length));
      assert.ok(new Set(chosen).isSubsetOf(new Set(list)));
      assert.equal(new Set(chosen).size, chosen.length);
    }),
  );
});

test('nothing can be picked from an empty list', () => {
  assert.throws(() => createRandom('7').pick([]), RangeError);
});
