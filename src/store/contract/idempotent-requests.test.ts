// Requests with an Idempotency-Key: one claim for each caller and key within the time that is remembered.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IdempotentRequest } from '../../domain/store.ts';
import { eachStore } from '../testing/each-store.ts';

function requestOf(more: Partial<IdempotentRequest> = {}): IdempotentRequest {
  return { caller: 'key_a', key: 'k', request: 'r', at: 1000, answer: undefined, ...more };
}

eachStore((open) => {
  test('a caller claims a key once, and the answer is kept with it', async (context) => {
    const { idempotency } = await open(context);

    const claims = [
      await idempotency.claim(requestOf(), 0),
      await idempotency.claim(requestOf({ at: 2000 }), 0),
      await idempotency.claim(requestOf({ caller: 'key_b' }), 0),
    ];
    await idempotency.complete('key_a', 'k', 'sealed');

    assert.deepStrictEqual(claims, [true, false, true]);
    assert.deepStrictEqual(await idempotency.find('key_a', 'k'), requestOf({ answer: 'sealed' }));
    assert.deepStrictEqual(await idempotency.find('key_b', 'k'), requestOf({ caller: 'key_b' }));
    assert.equal(await idempotency.find('key_a', 'other'), undefined);
  });

  test('a claim prunes what is older, and a claim that is rolled back leaves nothing', async (context) => {
    const store = await open(context);
    await store.idempotency.claim(requestOf(), 0);

    const isAgain = await store.idempotency.claim(requestOf({ at: 3000 }), 1500);
    const undone = store.transaction(async ({ idempotency }) => {
      await idempotency.claim(requestOf({ key: 'x', at: 3000 }), 0);
      throw new Error('undone');
    });

    assert.ok(isAgain);
    await assert.rejects(undone, /undone/);
    assert.equal(await store.idempotency.find('key_a', 'x'), undefined);
  });
});
