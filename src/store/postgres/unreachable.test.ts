// A database that takes no new connection: whoever asks hears in time, and is not made to wait twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreUnavailable } from '../../directory/store-unavailable.ts';
import type { Pool } from './pool.ts';
import { createReader } from './reader.ts';
import { createWriter } from './writer.ts';

const unreachable: Pool = {
  share: () => Promise.reject(new StoreUnavailable('fault', 'nobody answers', { cause: new Error('timeout expired') })),
  take: () => Promise.withResolvers<never>().promise,
  giveBack: () => undefined,
  close: async () => undefined,
};

test('a read is refused after one try to open a connection', async () => {
  let tries = 0;
  const share: Pool['share'] = (id) => {
    tries += 1;
    return unreachable.share(id);
  };
  const reader = createReader({ ...unreachable, share });

  await assert.rejects(reader.of('ud_1').query('SELECT 1'), { name: 'StoreUnavailable' });

  assert.equal(tries, 1);
});

test('a write that gets no connection is refused within five seconds', async () => {
  const writer = createWriter(unreachable);
  const started = performance.now();

  await assert.rejects(
    writer.write('ud_1', async () => undefined),
    { name: 'StoreUnavailable' },
  );

  assert.ok(performance.now() - started < 5_000);
});
