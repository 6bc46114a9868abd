import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { LeaseStore } from '../domain/index.ts';
import { openNodes } from '../store/testing/nodes.ts';
import { openTemporaryStore } from '../store/testing/temporary-store.ts';
import { createScheduler, leaseMs, type Scheduler } from './scheduler.ts';

interface Site {
  readonly nodes: readonly Scheduler[];
  /** What happened, as "a+prune" and "a-prune". */
  readonly seen: string[];
  readonly pass: (milliseconds: number) => void;
}

/** A scheduler with the jobs "prune" and "report" for each of the stores, which are called a, b. */
function openSite(stores: readonly { readonly leases: LeaseStore }[]): Site {
  let now = 1_000_000;
  const seen: string[] = [];
  const nodes = stores.map(({ leases }, index) => {
    const holder = 'ab'.charAt(index);
    const jobs = ['prune', 'report'].map((name) => ({
      name,
      start: () => {
        seen.push(`${holder}+${name}`);
        return () => void seen.push(`${holder}-${name}`);
      },
    }));
    return createScheduler({ leases, holder, clock: () => now, jobs, reportError: (error) => assert.ifError(error) });
  });
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { nodes, seen, pass };
}

async function openTwo(context: TestContext): Promise<Site & { readonly a: Scheduler; readonly b: Scheduler }> {
  const site = openSite((await openNodes(context)).stores);
  const [a, b] = site.nodes;
  assert.ok(a !== undefined && b !== undefined);
  return { ...site, a, b };
}

test('of two nodes on one database one does each job, however often both ask', async (context) => {
  const { a, b, seen, pass } = await openTwo(context);

  await Promise.all([a.renew(), b.renew()]);
  for (let round = 0; round < 8; round += 1) {
    pass(leaseMs / 4);
    await Promise.all([a.renew(), b.renew()]);
  }

  assert.deepStrictEqual(seen.map((start) => start.slice(1)).toSorted(), ['+prune', '+report']);
});

test('another node takes over when the lease of a silent one has ended, and not before', async (context) => {
  const { a, b, seen, pass } = await openTwo(context);
  await a.renew();

  pass(leaseMs - 1);
  await b.renew();
  const before = [...seen];
  pass(1);
  await b.renew();
  await a.renew();

  assert.deepStrictEqual(before, ['a+prune', 'a+report']);
  assert.deepStrictEqual(seen.slice(2), ['b+prune', 'b+report', 'a-prune', 'a-report']);
});

test('a node that stops in order frees its leases at once', async (context) => {
  const { a, b, seen } = await openTwo(context);
  await a.renew();

  await a.stop();
  await b.renew();

  assert.deepStrictEqual(seen, ['a+prune', 'a+report', 'a-prune', 'a-report', 'b+prune', 'b+report']);
});

test('a lease from a clock that was years ahead keeps no one from the job', async () => {
  const store = openTemporaryStore();
  await store.leases.hold(['prune', 'report'], 'ended', 900_000_000_000, 900_000_060_000);
  const { nodes, seen } = openSite([store]);

  await nodes[0]?.renew();

  assert.deepStrictEqual(seen, ['a+prune', 'a+report']);
});

test('while the store is away jobs go on until their leases end', async () => {
  const store = openTemporaryStore();
  let isAway = false;
  const leases: LeaseStore = {
    ...store.leases,
    hold: (...asked) => (isAway ? Promise.reject(new Error('away')) : store.leases.hold(...asked)),
  };
  let now = 1_000_000;
  const seen: string[] = [];
  const errors: unknown[] = [];
  const start = () => {
    seen.push('+');
    return () => void seen.push('-');
  };
  const node = createScheduler({
    leases,
    holder: 'a',
    clock: () => now,
    jobs: [{ name: 'prune', start }],
    reportError: (e) => errors.push(e),
  });
  await node.renew();

  isAway = true;
  now += leaseMs - 1;
  await node.renew();
  const before = [...seen];
  now += 1;
  await node.renew();
  isAway = false;
  await node.renew();

  assert.deepStrictEqual([before, seen, errors.length], [['+'], ['+', '-', '+'], 2]);
});

test('a job that cannot begin is reported and tried again', async () => {
  const store = openTemporaryStore();
  const errors: unknown[] = [];
  let tries = 0;
  const start = async () => {
    tries += 1;
    if (tries === 1) throw new Error('not yet');
    return () => undefined;
  };
  const options = { leases: store.leases, holder: 'a', clock: () => 1, jobs: [{ name: 'demo', start }] };
  const node = createScheduler({ ...options, reportError: (error) => errors.push(error) });

  for (let round = 0; round < 3; round += 1) await node.renew();

  assert.deepStrictEqual([tries, errors.length], [2, 1]);
});
