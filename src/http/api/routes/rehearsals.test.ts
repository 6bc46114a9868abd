// Rehearsals from the console: where they may run, one at a time, cancelled, and what becomes of their token.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { createDirectory, type Directory, type RehearsalReport } from '../../../domain/index.ts';
import type { Rehearse } from '../../../jobs/index.ts';
import { actionsOf } from '../testing/addresses.ts';
import { type Browser, openSite, type Site } from '../testing/browser.ts';

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
  readonly hooks: () => Parameters<Rehearse>[1];
  readonly end: (outcome: RehearsalReport | Error) => Promise<void>;
}

/** A simulation that goes on until the test ends it, or until it is called off. */
async function openStage(): Promise<Stage> {
  let hooks: Parameters<Rehearse>[1] | undefined;
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
