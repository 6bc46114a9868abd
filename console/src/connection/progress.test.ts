import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '../../../src/http/api/schemas/directories.ts';
import type { LogEntry } from '../../../src/http/api/schemas/log.ts';
import type { Token } from '../../../src/http/api/schemas/tokens.ts';
import { describeProgress, nextStep, type Step, type StepState } from './progress.ts';

const ready = { entra: true, provisioning: true, tokens: 1, demonstration: false };
const nowMs = Date.parse('2026-11-23T15:00:00Z');
const at = (time: string): string => `2026-11-23T${time}:00Z`;

function line(time: string, more: Partial<LogEntry> = {}): LogEntry {
  const request = { method: 'GET', path: '/Users', warnings: [], durationMs: 1 };
  return { id: 'evt_a', at: at(time), action: 'Lookup', status: 200, outcome: 'success', ...request, ...more };
}

function token(lastUsedAt?: string): Token {
  const fixed = { hint: 'becard_scim_9f…k2', createdAt: at('09:00'), createdBy: 'ada', state: 'active' } as const;
  return {
    id: 'tok_a',
    name: 'Token 1',
    ...fixed,
    ...(lastUsedAt === undefined ? {} : { lastUsedAt: at(lastUsedAt) }),
  };
}

interface Case {
  readonly name: string;
  readonly activity: Partial<Activity>;
  readonly used?: string;
  readonly states: readonly StepState[];
  readonly next: Step | undefined;
}

const firstUserAt = at('14:00');
const cases: readonly Case[] = [
  { name: 'nothing has arrived', activity: {}, states: ['open', 'open', 'open', 'open', 'open'], next: 'create' },
  {
    name: 'the connection test was refused',
    activity: { lastRequest: line('14:59', { action: 'Refused', status: 401, code: 'BC-102' }) },
    states: ['open', 'attention', 'open', 'open', 'open'],
    next: 'create',
  },
  {
    name: 'the connection test was answered',
    activity: { lastRequest: line('14:59') },
    used: '14:59',
    states: ['done', 'done', 'open', 'open', 'open'],
    next: 'mapping',
  },
  {
    name: 'the first look-up shows the un-adjusted mapping',
    activity: { lastRequest: line('14:59'), warnings: ['BC-310'] },
    used: '14:59',
    states: ['done', 'done', 'attention', 'open', 'open'],
    next: 'mapping',
  },
  {
    name: 'one person came by Provision on demand',
    activity: { lastRequest: line('14:20'), users: 1, firstUserAt },
    used: '14:20',
    states: ['done', 'done', 'done', 'done', 'open'],
    next: 'start',
  },
  {
    name: 'the first cycle is under way',
    activity: { lastRequest: line('14:59'), users: 40, firstUserAt: at('14:50') },
    used: '14:59',
    states: ['done', 'done', 'done', 'done', 'open'],
    next: 'start',
  },
  {
    name: 'the first cycle is over',
    activity: { lastRequest: line('14:55'), users: 40, groups: 2, firstUserAt: at('14:50') },
    used: '14:55',
    states: ['done', 'done', 'done', 'done', 'done'],
    next: undefined,
  },
  {
    name: 'Entra comes back for the only person there is',
    activity: { lastRequest: line('14:59'), users: 1, firstUserAt },
    used: '14:59',
    states: ['done', 'done', 'done', 'done', 'done'],
    next: undefined,
  },
];

for (const { name, activity, used, states, next } of cases) {
  test(`the guide when ${name}`, () => {
    const whole: Activity = { users: 0, groups: 0, warnings: [], setupRequests: 0, ...activity };

    const progress = describeProgress(ready, whole, [token(used)], nowMs);

    assert.deepStrictEqual(Object.values(progress.states), states);
    assert.equal(nextStep(progress), next);
  });
}

test('in a demonstration the first cycle is over after a minute without requests', () => {
  const activity: Activity = {
    users: 40,
    groups: 2,
    warnings: [],
    setupRequests: 0,
    firstUserAt: at('14:57'),
    lastRequest: line('14:58'),
  };
  const startOf = (demonstration: boolean): StepState =>
    describeProgress({ ...ready, demonstration }, activity, [token('14:58')], nowMs).states.start;

  assert.deepStrictEqual([startOf(false), startOf(true)], ['open', 'done']);
});

const quiet: Activity = { users: 0, groups: 0, warnings: [], setupRequests: 0 };

test('two hours without a request are silence, less is not', () => {
  const silence = (time: string): number | undefined =>
    describeProgress(ready, { ...quiet, users: 1, lastRequest: line(time) }, [], nowMs).silentMs;

  assert.deepStrictEqual([silence('13:01'), silence('12:50')], [undefined, 130 * 60_000]);
});
