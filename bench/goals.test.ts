import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './goals.ts';
import { createLatencies } from './load/latency.ts';
import { printChanges } from './report.ts';
import type { Figure } from './rounds.ts';
import type { TargetKind } from './targets.ts';

function figure(kind: TargetKind, people: number, perSecond: number, p99Ms = 1): Figure {
  return {
    measure: 'GET by id',
    kind,
    people,
    perSecond,
    p50Ms: 1,
    p99Ms,
    p999Ms: p99Ms,
    maxMs: 1,
    cpuUs: undefined,
    rounds: [],
    cpuRounds: [],
  };
}

function verdicts(figures: readonly Figure[]): readonly (readonly [string, number, boolean])[] {
  const goals = judge({ figures, servers: [] });
  return goals.map(({ title, reached, isMet }) => [title, reached, isMet]);
}

test('shares are those of the largest directory, growth compares it with the smallest', () => {
  const figures = [
    figure('becard', 1_000, 50),
    figure('bare', 100_000, 100),
    figure('floor', 100_000, 50),
    figure('becard', 100_000, 25, 7),
  ];

  const found = verdicts(figures);

  assert.deepStrictEqual(found, [
    ['GET by id: share of bare', 0.25, false],
    ['GET by id: share of the floor', 0.5, false],
    ['GET by id: growth, 1000 to 100000', 2, false],
    ['GET by id: p99', 7, false],
  ]);
});

test('a directory beyond the goals changes none of them', () => {
  const wanted = [figure('becard', 100_000, 25), figure('floor', 100_000, 50)];
  const huge = [figure('becard', 1_000_000, 5), figure('floor', 1_000_000, 50)];

  const [without, found] = [verdicts(wanted), verdicts([...wanted, ...huge])];

  assert.ok(without.length > 0);
  assert.deepStrictEqual(found, without);
});

test('a server with cards is compared with the same one without, and its pages with a rate', () => {
  const scim = [figure('becard', 1_000, 100, 2), figure('cards', 1_000, 95, 3)];
  const pages = [{ ...figure('cards', 1_000, 2_500), measure: 'page of a card' }];

  const found = verdicts([...scim, ...pages]).filter(([title]) => title.includes('1000 people'));

  assert.deepStrictEqual(found, [
    ['GET by id, 1000 people: rate with cards', 0.95, true],
    ['GET by id, 1000 people: p99 with cards', 1.5, false],
    ['page of a card, 1000 people: requests/s', 2_500, true],
  ]);
});

test('a share is that of processor time, where the system tells it', () => {
  const figures = [
    { ...figure('floor', 1_000, 50), cpuUs: 20 },
    { ...figure('becard', 1_000, 50, 4), cpuUs: 25 },
  ];

  const found = verdicts(figures);

  assert.deepStrictEqual(found[0], ['GET by id: share of the floor', 0.8, true]);
});

test('a change is the median of what each round cost as a share of the same round before', () => {
  const before = { ...figure('before', 1_000, 50), cpuUs: 100, cpuRounds: [100, 200, 100] };
  const now = { ...figure('becard', 1_000, 50), cpuUs: 90, cpuRounds: [80, 180, 90] };

  const [, , row] = printChanges([before, now]);

  assert.strictEqual(row, '| GET by id |  1,000 |         100.0 |       90.0 |         0.90 |');
});

test('on PostgreSQL the share of bare is looked at, and the floor there has no goal', () => {
  const figures = [figure('bare', 1_000, 100), figure('becard', 1_000, 50), figure('postgres', 1_000, 4)];

  const found = verdicts([...figures, figure('postgres-floor', 1_000, 10)]);

  assert.deepStrictEqual(found.at(-1), ['GET by id: PostgreSQL, share of bare', 0.04, false]);
});

test('a goal that nothing was measured for is not judged', () => {
  const found = verdicts([figure('becard', 1_000, 50, 4)]);

  assert.deepStrictEqual(found, [['GET by id: p99', 4, true]]);
});

test('percentiles of latencies are exact, however many there are', () => {
  const latencies = createLatencies();

  for (let at = 300_000; at > 0; at -= 1) latencies.add(at);

  assert.deepStrictEqual(latencies.summarize(), { p50Ms: 150_000, p99Ms: 297_000, p999Ms: 299_700, maxMs: 300_000 });
});
