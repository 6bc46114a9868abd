import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory, type ResourceId } from '../domain/index.ts';
import { createPlatform } from '../platform.ts';
import { cardSettingsOf, eventOf, person } from '../store/testing/samples.ts';
import { openTemporaryStore } from '../store/testing/temporary-store.ts';
import { startCards } from './cards.ts';

test('the job makes cards until everyone has one, and reports what keeps it from that', async () => {
  const [store, platform] = [openTemporaryStore(), createPlatform()];
  const { id } = await createDirectory(store, platform, { name: 'Contoso' });
  const { cards } = store.directory(id);
  await store.directory(id).write(async ({ resources }) => void (await resources.insert(person('anna'))));
  await cards.saveSettings(cardSettingsOf('published'));
  const reason = new Error('a page is damaged');
  const reported = Promise.withResolvers<unknown>();
  const broken = { ...store, cards: { ...store.cards, followed: () => Promise.reject(reason) } };

  const scanned = Promise.withResolvers<void>();
  const watched: typeof store = {
    ...store,
    cards: {
      ...store.cards,
      followed: async () => {
        const followed = await store.cards.followed();
        if (followed.every(({ scannedTo }) => scannedTo === undefined)) scanned.resolve();
        return followed;
      },
    },
  };
  const stop = startCards({ store: watched, platform, reportError: (error) => assert.fail(String(error)) });
  await scanned.promise;
  await stop();
  const stopBroken = startCards({ store: broken, platform, reportError: reported.resolve });
  const error = await reported.promise;
  await stopBroken();

  assert.equal((await cards.find('anna' as ResourceId))?.state, 'published');
  assert.equal(error, reason);
});

test('of a busy server the job takes one step, of an idle one as many as there are', async () => {
  const made: number[] = [];
  for (const isIdle of [false, true]) {
    const [store, platform] = [openTemporaryStore(), createPlatform()];
    const { id } = await createDirectory(store, platform, { name: 'Contoso' });
    const { cards, write } = store.directory(id);
    await cards.saveSettings(cardSettingsOf('published'));
    await cards.saveScan(undefined);
    await store.cards.savePosition(0);
    const users = Array.from({ length: 500 }, (_, at) => `user-${at}`);
    await write(async ({ resources, events }) => {
      for (const [at, user] of users.entries()) {
        await resources.insert(person(user));
        await events.append(eventOf(`evt_${at}`, { type: 'user.created', resourceId: user as ResourceId }));
      }
    });
    const [calm, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let looks = 0;
    const stop = startCards({
      ...{ store, platform, waitForCalm: () => calm.promise },
      isIdle: async () => {
        looks += 1;
        if (isIdle && looks === 1) return true;
        ended.resolve(stop() ?? undefined);
        calm.resolve();
        return isIdle;
      },
      reportError: (error) => assert.fail(String(error)),
    });
    await ended.promise;
    made.push((await cards.ofUsers(users as ResourceId[])).length);
  }

  assert.deepEqual(made, [200, 400]);
});
