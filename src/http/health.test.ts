import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type StoreEngine, StoreUnavailable } from '../domain/index.ts';
import { openTemporaryStore } from '../store/testing/temporary-store.ts';
import { healthRoutes } from './health.ts';

async function ready(engine: Partial<StoreEngine>): Promise<readonly [number, unknown]> {
  const services = {
    store: { engine: { ...openTemporaryStore().engine, ...engine } },
    isDraining: () => false,
    installation: 'aB3x',
  };
  const answer = await healthRoutes(services).request('/ready');
  return [answer.status, await answer.json()];
}

test('a node whose data is damaged in part stays ready and names the problem', async () => {
  const answer = await ready({ faults: () => ({ damaged: 2, fault: 0 }) });

  assert.deepEqual(answer, [200, { status: 'ready', installation: 'aB3x', problem: 'damaged' }]);
});

test('a node whose store does not answer is unavailable and names the problem', async () => {
  const answer = await ready({ ping: () => Promise.reject(new StoreUnavailable('moved', 'x')) });

  assert.deepEqual(answer, [503, { status: 'unavailable', installation: 'aB3x', problem: 'moved' }]);
});

test('a node without a problem names none', async () => {
  assert.deepEqual(await ready({}), [200, { status: 'ready', installation: 'aB3x' }]);
});
