// A database that takes no new connection: requests are refused in time and do not wait twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StoreUnavailable } from '../../domain/errors/store-unavailable.ts';
import { createLiveness } from './deadline.ts';
import { createPool, type Pool } from './pool.ts';
import { createReader } from './reader.ts';
import { createWriter } from './writer.ts';

const unreachable: Pool = {
  share: () => Promise.reject(new StoreUnavailable('fault', 'no answer', { cause: new Error('timeout expired') })),
  take: () => Promise.reject(new Error('not asked')),
  giveBack: () => undefined,
  liveness: { shared: createLiveness(), taken: createLiveness() },
  close: async () => undefined,
};

test('a read is refused after one try to open a connection', async () => {
  let tries = 0;
  const share: Pool['share'] = (id, deadline) => {
    tries += 1;
    return unreachable.share(id, deadline);
  };
  const reader = createReader({ ...unreachable, share });

  await assert.rejects(reader.of('ud_1').query('SELECT 1'), { name: 'StoreUnavailable' });

  assert.equal(tries, 1);
});

test('a read and a write that get no connection are refused after one wait, not one after the other', async () => {
  const silent = createPool(() => Promise.withResolvers<never>().promise);
  const [reader, writer] = [createReader(silent), createWriter(silent)];
  const refused = (request: Promise<unknown>) => assert.rejects(request, { name: 'StoreUnavailable' });

  const both = [refused(reader.installation.query('SELECT 1')), refused(writer.write('ud_1', async () => undefined))];
  await Promise.race(both);
  const read = (): Promise<void> => refused(reader.installation.query('SELECT 1'));
  // The write may wait as long as two reads, so the third one ends after it.
  const later = read().then(read);
  const first = await Promise.race([Promise.all(both).then(() => 'both'), later.then(() => 'later')]);

  assert.equal(first, 'both');
  await later;
});
