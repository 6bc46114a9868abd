import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Retention } from '../domain/index.ts';
import { createPlatform } from '../platform.ts';
import { openTemporaryStore } from '../store/testing/temporary-store.ts';
import { startRetention } from './retention.ts';

const dayMs = 86_400_000;
const now = 100 * dayMs;
const platform = { ...createPlatform(), clock: () => now };
const days = { log: 30, history: 60, deleted: 7, audit: 365 };

/** Begins retention on an empty store that is pruned like this. */
function begin(prune: (limits: Retention) => Promise<void>) {
  const store = openTemporaryStore();
  const ended = Promise.withResolvers<unknown>();
  const stop = startRetention({
    store: { ...store, retention: { ...store.retention, prune } },
    audit: { store: store.audit, platform, key: undefined },
    platform,
    days,
    onWait: assert.fail,
    onEnd: (_, error) => ended.resolve(error),
  });
  return { ended: ended.promise, stop };
}

test('what is older than its days is pruned at the start, and the run is logged', async () => {
  const asked: Retention[] = [];

  const { ended, stop } = begin(async (limits) => void asked.push(limits));

  assert.equal(await ended, undefined);
  stop();
  const none = { logBefore: 0, historyBefore: 0, linksBefore: 0, deliveriesBefore: 0, endedBefore: 0 };
  assert.deepEqual(asked, [
    { ...none, logBefore: 70 * dayMs },
    { ...none, historyBefore: 40 * dayMs },
    { ...none, linksBefore: 70 * dayMs, endedBefore: now },
    { ...none, deliveriesBefore: 70 * dayMs },
  ]);
});

test('what cannot be pruned keeps nothing else from being pruned', async () => {
  const reason = new Error('a page of the log is damaged');
  const pruned: string[] = [];

  const { ended, stop } = begin(async (limits) => {
    if (limits.logBefore > 0) throw reason;
    pruned.push(...Object.entries(limits).flatMap(([name, before]) => (before > 0 ? [name] : [])));
  });

  assert.equal(await ended, reason);
  stop();
  assert.deepEqual(pruned, ['historyBefore', 'linksBefore', 'endedBefore', 'deliveriesBefore']);
});

test('a run that fails is logged with its reason', async () => {
  const reason = new Error('the disk is full');

  const { ended, stop } = begin(() => Promise.reject(reason));

  assert.equal(await ended, reason);
  stop();
});

test('nothing is logged of a run that the end of the process cut short', async () => {
  const begun = Promise.withResolvers<void>();
  const cut = Promise.withResolvers<void>();
  let hasTold = false;
  const { ended, stop } = begin(() => {
    begun.resolve();
    return cut.promise;
  });
  void ended.then(() => {
    hasTold = true;
  });

  await begun.promise;
  stop();
  cut.reject(new Error('closed'));
  await new Promise((resolve) => setImmediate(resolve));

  assert.equal(hasTold, false);
});

test('a start whose clock is ten years ahead prunes nothing, and says how to go on', async () => {
  const store = openTemporaryStore();
  await store.retention.saveClock({ seenAt: now, waitedRuns: 0 });
  const ahead = { ...platform, clock: () => now + 3_650 * dayMs };
  const waiting = Promise.withResolvers<string>();

  const stop = startRetention({
    store: { ...store, retention: { ...store.retention, prune: () => assert.fail() } },
    audit: { store: store.audit, platform: ahead, key: undefined },
    platform: ahead,
    days,
    onWait: waiting.resolve,
    onEnd: assert.fail,
  });

  assert.match(await waiting.promise, /Nothing is pruned for now.*becard retention resume --yes/);
  stop();
  assert.deepEqual(await store.retention.clock(), { seenAt: now, waitedRuns: 0 });
});
