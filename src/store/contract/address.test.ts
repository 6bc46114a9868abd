// The address of the server, which commands print.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachStore } from '../testing/each-store.ts';

eachStore((open) => {
  test('the address that a server noted last is found', async (context) => {
    const store = await open(context);

    assert.equal(await store.address.find(), undefined);
    for (const url of ['http://127.0.0.1:8080', 'https://cards.example.com', 'https://cards.example.com']) {
      await store.address.save(url);
      assert.equal(await store.address.find(), url);
    }
  });
});
