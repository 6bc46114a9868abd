// Rehearsals from the console: where they may run, one at a time, cancelled, and what becomes of their token.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { createDirectory, createToken, type Directory } from '../../../domain/index.ts';
import type { UseCaseContext } from '../../../use-cases/index.ts';
import { createRehearsals, type RehearsalHooks, type Rehearsals, type Rehearse } from '../rehearsals.ts';
import type { RehearsalReport } from '../schemas/rehearsals.ts';
import { actionsOf } from '../testing/addresses.ts';
import { type Browser, openSite, type Site } from '../testing/browser.ts';

function callerAt({ store, platform }: Pick<Site, 'store' | 'platform'>): UseCaseContext {
  const actor = { kind: 'cli', userName: 'ada' } as const;
  return {
    actor,
    origin: undefined,
    store,
    platform,
    auditKey: undefined,
    publicUrl: 'https://becard.test',
    targets: { findProblem: () => undefined, maxUrlLength: 2048 },
  };
}

const order = { users: 10, mapping: 'becard', dialect: 'legacy' } as const;
const counts = { created: 10, updated: 0, deleted: 0, failed: 0 };
const report: RehearsalReport = {
  passed: true,
  connection: { isConnected: true, shown: 'ok' },
  cycles: [{ kind: 'initial', users: counts, groups: counts }],
  requests: { total: 30, perSecond: 100, latencyMs: { p50: 1, p95: 2 } },
  findings: [],
  durationMs: 300,
};

interface Stage {
  readonly site: Site;
  readonly browser: Browser;
  readonly directory: Directory;
  readonly path: string;
  readonly hooks: () => RehearsalHooks;
  readonly end: (outcome: RehearsalReport | Error) => Promise<void>;
}

/** A simulation that goes on until the test ends it, or until it is called off. */
async function openStage(): Promise<Stage> {
  let hooks: RehearsalHooks | undefined;
  let settle: (outcome: RehearsalReport | Error) => void = () => undefined;
  const rehearse: Rehearse = (_order, given) => {
    hooks = given;
    return new Promise((resolve, reject) => {
      settle = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
      given.signal.addEventListener('abort', () => reject(new Error('called off')));
    });
  };
  const site = openSite(undefined, undefined, rehearse);
  const browser = await site.signedIn('owner');
  const directory = await createDirectory(site.store, site.platform, { name: 'Test', testing: true });
  const path = `/v1/directories/${directory.id}/rehearsal`;
  const end = async (outcome: RehearsalReport | Error): Promise<void> => {
    settle(outcome);
    await untilEnded({ site, directory });
  };
  return { site, browser, directory, path, end, hooks: () => hooks ?? assert.fail('nothing was started') };
}

/** The end of a rehearsal revokes its token last. */
async function untilEnded(stage: Pick<Stage, 'site' | 'directory'>): Promise<void> {
  while ((await activeTokens(stage)) > 0) await setImmediate();
}

async function activeTokens({ site, directory }: Pick<Stage, 'site' | 'directory'>): Promise<number> {
  const tokens = await site.store.directory(directory.id).tokens.list();
  return tokens.filter(({ revokedAt }) => revokedAt === undefined).length;
}

test('a rehearsal is started, watched and read; its token lives as long as it does', async () => {
  const stage = await openStage();
  const { browser, path } = stage;

  const before = await browser.send('GET', path);
  const started = await browser.send('POST', path, order);
  stage.hooks().onProgress({ phase: 'users', done: 3, total: 10 });
  const during = await browser.send('GET', path);
  const tokensDuring = await activeTokens(stage);
  await stage.end(report);
  const after = await browser.send('GET', path);

  assert.deepEqual([before.body['state'], started.status, started.body['state']], ['none', 202, 'running']);
  assert.deepEqual(during.body['progress'], { phase: 'users', done: 3, total: 10 });
  assert.deepEqual([after.body['state'], after.body['report']], ['passed', report]);
  assert.deepEqual([tokensDuring, await activeTokens(stage)], [1, 0]);
});

test('a real directory is never filled with invented people', async () => {
  const { site, browser } = await openStage();
  const real = await createDirectory(site.store, site.platform, { name: 'Contoso' });

  const { status, body } = await browser.send('POST', `/v1/directories/${real.id}/rehearsal`, order);

  assert.deepEqual([status, body['code']], [409, 'BC-922']);
});

test('one rehearsal runs at a time; when it is cancelled, the next may begin', async () => {
  const stage = await openStage();
  const { browser, path } = stage;
  await browser.send('POST', path, order);

  const second = await browser.send('POST', path, order);
  const cancelled = await browser.send('DELETE', path);
  await untilEnded(stage);
  const state = await browser.send('GET', path);
  const nothingLeft = await browser.send('DELETE', path);
  const next = await browser.send('POST', path, order);

  assert.deepEqual([second.status, second.body['code'], cancelled.status], [409, 'BC-923', 204]);
  assert.deepEqual([state.body['state'], nothingLeft.status, next.status], ['cancelled', 404, 202]);
  assert.deepEqual((await actionsOf(stage.site)).slice(0, 4), [
    'token.created',
    'token.revoked',
    'rehearsal.cancelled',
    'token.created',
  ]);
  assert.deepEqual(stage.site.reported, []);
});

test('findings fail a rehearsal; one that breaks is reported to the operator and blocks nothing', async () => {
  const stage = await openStage();
  const { browser, path } = stage;

  await browser.send('POST', path, order);
  await stage.end({ ...report, passed: false });
  const failed = await browser.send('GET', path);
  await browser.send('POST', path, order);
  await stage.end(new Error('the simulation broke'));
  const broken = await browser.send('GET', path);

  assert.deepEqual([failed.body['state'], broken.body['state']], ['failed', 'broken']);
  assert.equal(stage.site.reported.length, 1);
  assert.equal(await activeTokens(stage), 0);
});

/** Two processes on one store, each with rehearsals of its own that go on until they are called off. */
async function openTwo() {
  const { store, platform, pass } = openSite();
  const reported: unknown[] = [];
  const rehearse: Rehearse = (_order, { onProgress, signal }) => {
    onProgress({ phase: 'users', done: 3, total: 10 });
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('called off')));
    });
  };
  const process = (): Rehearsals =>
    createRehearsals({ store, platform, rehearse, reportError: (error) => reported.push(error), tellMs: 5 });
  const directory = await createDirectory(store, platform, { name: 'Test', testing: true });
  const other = await createDirectory(store, platform, { name: 'Other', testing: true });
  const ada = callerAt({ store, platform });
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

for (const [what, body] of [
  ['no users', { ...order, users: 0 }],
  ['more than 5,000 people', { ...order, users: 5_001 }],
  ['half a person', { ...order, users: 1.5 }],
  ['an unknown mapping', { ...order, mapping: 'other' }],
] as const) {
  test(`a rehearsal with ${what} is refused`, async () => {
    const { browser, path } = await openStage();

    const { status, body: problem } = await browser.send('POST', path, body);

    assert.deepEqual([status, problem['code']], [400, 'BC-906']);
  });
}
