import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventMinute } from '../events/store.ts';
import type { DirectoryId } from '../ids/brands.ts';
import type { LogMinute } from '../provisioning-log/store.ts';
import { type CountedStore, createHourCache } from './hour-cache.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const noon = 1_000 * 24 * hourMs + 12 * hourMs;
const id = 'ud_1' as DirectoryId;

interface Scene extends CountedStore {
  readonly logged: LogMinute[];
  readonly happened: EventMinute[];
  /** From where on the log was counted, request by request. */
  readonly counted: number[];
}

function openScene(): Scene {
  const logged: LogMinute[] = [];
  const happened: EventMinute[] = [];
  const counted: number[] = [];
  const within = (from: number, until: number) => (each: { readonly at: number }) => each.at >= from && each.at < until;
  return {
    logged,
    happened,
    counted,
    log: {
      minutes: async (from, until) => {
        counted.push(from);
        return logged.filter(within(from, until));
      },
    },
    events: { minutes: async (from, until) => happened.filter(within(from, until)) },
  };
}

test('requests and changes of users are counted by the hour', async () => {
  const scene = openScene();
  scene.logged.push(
    { at: noon - hourMs, action: 'Create', outcome: 'success', requests: 3 },
    { at: noon - hourMs + minuteMs, action: 'Create', outcome: 'failure', requests: 2 },
    { at: noon, action: 'Lookup', outcome: 'refused', requests: 1 },
  );
  scene.happened.push(
    { at: noon - hourMs, type: 'user.created', events: 3 },
    { at: noon - hourMs, type: 'group.created', events: 9 },
    { at: noon, type: 'user.updated', events: 4 },
    { at: noon, type: 'user.deactivated', events: 2 },
    { at: noon, type: 'user.deleted', events: 1 },
  );

  const { hours, minutes } = await createHourCache().read(id, scene, noon + minuteMs);

  assert.deepStrictEqual(hours, [
    { at: noon - hourMs, requests: 5, failed: 2, created: 3, updated: 0, left: 0, growth: 3 },
    { at: noon, requests: 1, failed: 1, created: 0, updated: 4, left: 3, growth: -1 },
  ]);
  assert.deepStrictEqual(minutes, scene.logged);
});

test('minutes that have closed are counted once, later ones with each request', async () => {
  const scene = openScene();
  const cache = createHourCache();
  scene.happened.push({ at: noon, type: 'user.created', events: 1 });
  await cache.read(id, scene, noon);
  scene.counted.length = 0;

  const once = await cache.read(id, scene, noon + 20 * minuteMs);
  const again = await cache.read(id, scene, noon + 20 * minuteMs);

  assert.deepStrictEqual([once.hours[0]?.created, again.hours[0]?.created], [1, 1]);
  assert.deepStrictEqual(scene.counted, [noon - 10 * minuteMs, noon + 10 * minuteMs, noon + 10 * minuteMs]);
});

test('hours beyond a month are dropped, and a failed read is not kept', async () => {
  const scene = openScene();
  const cache = createHourCache();
  scene.happened.push({ at: noon, type: 'user.created', events: 1 });
  const failing = { ...scene, log: { minutes: () => Promise.reject(new Error('away')) } };

  await assert.rejects(cache.read(id, failing, noon));
  const once = await cache.read(id, scene, noon);
  const later = await cache.read(id, scene, noon + 40 * 24 * hourMs);

  assert.equal(once.hours[0]?.created, 1);
  assert.deepStrictEqual(later, { hours: [], minutes: [] });
});
