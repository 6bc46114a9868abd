import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Retention } from './directory/index.ts';
import { createPlatform } from './platform.ts';
import { startForgetting } from './retention.ts';
import { openMemoryStore } from './store/index.ts';

const dayMs = 86_400_000;
const now = 100 * dayMs;
const platform = { ...createPlatform(), clock: () => now };
const days = { log: 30, history: 60, deleted: 7, audit: 365 };

test('what is older than its days is forgotten at the start, and the run is told', async () => {
  const store = openMemoryStore();
  const asked: Retention[] = [];
  const ended = Promise.withResolvers<unknown>();
  const forget = async (limits: Retention): Promise<void> => void asked.push(limits);

  const forgetting = startForgetting({
    store: { ...store, forget },
    audit: { store: store.audit, platform, key: undefined },
    platform,
    days,
    onEnd: (_, error) => ended.resolve(error),
  });

  assert.equal(await ended.promise, undefined);
  forgetting.stop();
  assert.deepEqual(asked, [
    { logBefore: 70 * dayMs, historyBefore: 40 * dayMs, linksBefore: 70 * dayMs, endedBefore: now },
  ]);
});

test('a run that fails is told with its reason', async () => {
  const store = openMemoryStore();
  const reason = new Error('the disk is full');
  const ended = Promise.withResolvers<unknown>();

  const forgetting = startForgetting({
    store: { ...store, forget: () => Promise.reject(reason) },
    audit: { store: store.audit, platform, key: undefined },
    platform,
    days,
    onEnd: (_, error) => ended.resolve(error),
  });

  assert.equal(await ended.promise, reason);
  forgetting.stop();
});

test('nothing is told of a run that the end of the process cut short', async () => {
  const store = openMemoryStore();
  const cut = Promise.withResolvers<void>();
  let hasTold = false;
  const forgetting = startForgetting({
    store: { ...store, forget: () => cut.promise },
    audit: { store: store.audit, platform, key: undefined },
    platform,
    days,
    onEnd: () => {
      hasTold = true;
    },
  });

  forgetting.stop();
  cut.reject(new Error('closed'));
  await new Promise((resolve) => setImmediate(resolve));

  assert.equal(hasTold, false);
});
