import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { UserHour } from '../events/store.ts';
import type { LogCount } from '../provisioning-log/store.ts';
import { readHours } from './hours.ts';

const hourMs = 3_600_000;
const noon = 1_000 * 24 * hourMs + 12 * hourMs;

function storeOf(log: readonly LogCount[], users: readonly UserHour[]): Parameters<typeof readHours>[0] {
  return { log: { hours: async () => log }, events: { userHours: async () => users } };
}

test('an hour has its requests, its changes of users, and the users who are active at its end', async () => {
  const store = storeOf(
    [
      { at: noon - hourMs, action: 'Create', outcome: 'success', requests: 3 },
      { at: noon - hourMs, action: 'Create', outcome: 'failure', requests: 2 },
      { at: noon, action: 'Lookup', outcome: 'refused', requests: 1 },
    ],
    [
      { at: noon - hourMs, created: 3, updated: 0, left: 0, activeGrowth: 3 },
      { at: noon, created: 0, updated: 4, left: 3, activeGrowth: -2 },
    ],
  );

  assert.deepStrictEqual(await readHours(store, 0, noon + hourMs, 11), {
    activeBefore: 10,
    hours: [
      { at: noon - hourMs, requests: 5, failed: 2, created: 3, updated: 0, left: 0, activeUsers: 13 },
      { at: noon, requests: 1, failed: 1, created: 0, updated: 4, left: 3, activeUsers: 11 },
    ],
  });
});

test('a directory in which nothing happened has no hours', async () => {
  assert.deepStrictEqual(await readHours(storeOf([], []), 0, noon, 7), { hours: [], activeBefore: 7 });
});
