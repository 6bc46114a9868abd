// Rehearsals of several processes on one store.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createDirectory, createToken, type RehearsalReport } from '../domain/index.ts';
import { openTemporaryStore } from '../store/testing/temporary-store.ts';
import { createRehearsals, type RehearsalRunner, type Rehearse } from './rehearsals.ts';
import { openSite } from './testing/site.ts';

const order = { users: 10, mapping: 'becard', dialect: 'legacy' } as const;
const report: RehearsalReport = {
  passed: true,
  connection: { isConnected: true, shown: 'ok' },
  cycles: [],
  requests: { total: 30, perSecond: 100, latencyMs: { p50: 1, p95: 2 } },
  findings: [],
  durationMs: 300,
};

/** Two processes on one store, each with rehearsals of its own that go on until they are called off. */
async function openTwo() {
  const { ctx, reported, pass } = openSite(openTemporaryStore());
  const { store, platform } = ctx;
  const rehearse: Rehearse = (_order, { onProgress, signal }) => {
    onProgress({ phase: 'users', done: 3, total: 10 });
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('called off')));
    });
  };
  const process = (): RehearsalRunner =>
    createRehearsals({ store, platform, rehearse, reportError: (error) => reported.push(error), reportMs: 5 });
  const directory = await createDirectory(store, platform, { name: 'Test', testing: true });
  const other = await createDirectory(store, platform, { name: 'Other', testing: true });
  const ada = { ...ctx, actor: { kind: 'cli', userName: 'ada' } } as const;
  return { ada, store, platform, pass, reported, directory, other, one: process(), two: process() };
}

test('a rehearsal of one process is seen, respected and called off by another', async () => {
  const { ada, one, two, directory, other, reported, store } = await openTwo();
  await one.start(ada, directory, order);

  const seen = await until(async () => {
    const state = await two.stateOf(directory.id);
    return state?.progress === undefined ? undefined : state;
  });
  await assert.rejects(two.start(ada, other, order), { name: 'Failure', code: 'BC-923' });
  const isCancelled = await two.cancel(ada, directory);
  const ended = await until(async () => {
    const state = await two.stateOf(directory.id);
    return state?.state === 'running' ? undefined : state;
  });
  await one.close();
  const [token] = await store.directory(directory.id).tokens.list();

  assert.deepEqual([seen.state, seen.progress], ['running', { phase: 'users', done: 3, total: 10 }]);
  assert.deepEqual([isCancelled, ended.state, await two.cancel(ada, directory)], [true, 'cancelled', false]);
  assert.notEqual(token?.revokedAt, undefined);
  assert.deepEqual(reported, []);
});

test('a rehearsal whose process died is broken off, blocks no other, and the next one ends its token', async () => {
  const { ada, two, directory, store, platform, pass } = await openTwo();
  const startedAt = '2026-01-01T00:00:00.000Z';
  const { token } = await createToken(
    { directoryId: directory.id, store: store.directory(directory.id), platform },
    { name: 'Test run', createdBy: 'ada' },
  );
  const text = JSON.stringify({ state: { state: 'running', order, startedAt }, tokenId: token.id });
  const begun = { id: 'of-the-dead', directoryId: directory.id, seenAt: platform.clock(), text };
  await store.rehearsals.begin(begun, 0);
  const alive = await two.stateOf(directory.id);

  pass(21_000);
  const died = await two.stateOf(directory.id);
  const isCancelled = await two.cancel(ada, directory);
  await two.start(ada, directory, order);
  const next = await two.stateOf(directory.id);
  const tokens = await store.directory(directory.id).tokens.list();
  await two.close();

  assert.deepEqual([alive?.state, died?.state, isCancelled, next?.state], ['running', 'broken', false, 'running']);
  assert.deepEqual([died?.startedAt, died?.endedAt], [startedAt, new Date(begun.seenAt).toISOString()]);
  assert.deepEqual(
    tokens.map(({ id, revokedAt }) => [id === token.id, revokedAt !== undefined]),
    [
      [true, true],
      [false, false],
    ],
  );
});

test('the last rehearsal is there after a restart, with its report', async () => {
  const { ada, store, platform, directory } = await openTwo();
  const reportError = (error: unknown): void => assert.fail(String(error));
  const before = createRehearsals({ store, platform, reportError, rehearse: async () => report });
  await before.start(ada, directory, order);
  await before.close();

  const after = createRehearsals({ store, platform, reportError, rehearse: async () => report });
  const state = await after.stateOf(directory.id);

  assert.deepEqual([state?.state, state?.report], ['passed', report]);
});

async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(5);
  }
  return assert.fail('it did not come in five seconds');
}
