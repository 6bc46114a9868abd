import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResourceId } from '../ids/brands.ts';
import { findBurst, peopleOf } from './burst.ts';
import type { Deprovisioning } from './store.ts';

const second = 1_000;
const minute = 60 * second;

interface Leaving {
  readonly from: number;
  readonly count: number;
  readonly everyMs: number;
  readonly actor?: string;
  readonly isDeleted?: boolean;
}

/** Deprovisionings in the order of their time. */
function leave(...all: readonly Leaving[]): readonly Deprovisioning[] {
  const deprovisionings = all.flatMap(({ from, count, everyMs, actor = 'tok_a', isDeleted = false }, part) =>
    Array.from({ length: count }, (_, at) => {
      const resourceId = `p${part}-${at}` as ResourceId;
      return { resourceId, name: `Person ${at}`, isDeleted, at: from + at * everyMs, actor };
    }),
  );
  return deprovisionings.toSorted((left, right) => left.at - right.at);
}

const cases: readonly { readonly name: string; readonly all: readonly Leaving[]; readonly since: number }[] = [
  { name: 'one burst', all: [{ from: 0, count: 300, everyMs: 10 }], since: 0 },
  {
    name: 'thirty on purpose twenty minutes before, slowly',
    all: [
      { from: 0, count: 30, everyMs: 5 * second },
      { from: 20 * minute, count: 300, everyMs: second },
    ],
    since: 20 * minute,
  },
  {
    name: 'thirty on purpose some seconds before, as fast as the burst',
    all: [
      { from: 0, count: 30, everyMs: 10 },
      { from: 3 * second, count: 300, everyMs: 10 },
    ],
    since: 3 * second,
  },
  {
    name: 'thirty deactivated and at once three hundred deleted',
    all: [
      { from: 0, count: 30, everyMs: 10 },
      { from: 300, count: 300, everyMs: 10, isDeleted: true },
    ],
    since: 300,
  },
  {
    name: 'deactivated and deleted people among each other',
    all: [
      { from: 0, count: 150, everyMs: 20 },
      { from: 10, count: 150, everyMs: 20, isDeleted: true },
    ],
    since: 0,
  },
  {
    name: 'a burst with pauses',
    all: [
      { from: 0, count: 100, everyMs: 10 },
      { from: minute, count: 100, everyMs: 10 },
      { from: 5 * minute, count: 3, everyMs: 10 },
    ],
    since: 0,
  },
  {
    name: 'a burst that begins slowly and is held up for a moment',
    all: [
      { from: 0, count: 16, everyMs: 100 },
      { from: 3 * second, count: 300, everyMs: 10 },
    ],
    since: 0,
  },
  {
    name: 'others who leave by another hand in between',
    all: [
      { from: 0, count: 300, everyMs: 100 },
      { from: 50, count: 30, everyMs: 1_000, actor: 'adm_x' },
    ],
    since: 0,
  },
];

for (const { name, all, since } of cases) {
  test(`the burst is found: ${name}`, () => {
    assert.deepEqual(findBurst(leave(...all)), { since, actor: 'tok_a' });
  });
}

test('there is no burst without deprovisionings', () => {
  assert.equal(findBurst([]), undefined);
});

test('each person is listed once, with what happened in the burst, or else with all that happened', () => {
  const jana = { resourceId: 'jana' as ResourceId, name: 'Jana' };
  const tom = { resourceId: 'tom' as ResourceId, name: 'Tom' };
  const deprovisionings: readonly Deprovisioning[] = [
    { ...jana, isDeleted: false, at: 1, actor: 'tok_a' },
    { ...tom, isDeleted: false, at: 2, actor: 'adm_x' },
    { ...jana, isDeleted: true, at: 9, actor: 'tok_a' },
    { ...tom, isDeleted: true, at: 10, actor: 'adm_x' },
  ];

  assert.deepEqual(peopleOf(deprovisionings, { since: 5, actor: 'tok_a' }), [
    { id: 'jana', name: 'Jana', at: 9, actor: 'tok_a', wasDeactivated: false, wasDeleted: true, isInBurst: true },
    { id: 'tom', name: 'Tom', at: 10, actor: 'adm_x', wasDeactivated: true, wasDeleted: true, isInBurst: false },
  ]);
});
