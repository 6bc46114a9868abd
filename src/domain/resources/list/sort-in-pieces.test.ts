import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sortInPieces } from './sort-in-pieces.ts';

test('sorting in pieces gives what sorting gives, equal ones as they were, and rests in between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 7_000 }),
      fc.integer({ min: 1, max: 5_000 }),
      async (length, distinct) => {
        const items = Array.from({ length }, (_, at) => ({ key: (at * 7919) % distinct, at }));
        const order = (left: { key: number }, right: { key: number }): number => left.key - right.key;
        let rests = 0;
        const note = async (): Promise<void> => {
          rests += 1;
        };

        const sorted = await sortInPieces(items, order, { note });

        assert.deepStrictEqual(sorted, items.toSorted(order));
        assert.ok(rests >= Math.floor(length / 1_000));
      },
    ),
    { numRuns: 20 },
  );
});
