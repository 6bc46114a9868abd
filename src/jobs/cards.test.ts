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

test('the busier the server is, the smaller are the steps of the job', async () => {
  const asked: string[] = [];
  for (const free of [0.05, 0.5, 1]) {
    const [store, platform] = [openTemporaryStore(), createPlatform()];
    const { id } = await createDirectory(store, platform, { name: 'Contoso' });
    const { cards, write } = store.directory(id);
    await cards.saveSettings(cardSettingsOf('published'));
    await cards.saveScan(undefined);
    await store.cards.savePosition(0);
    await write(async ({ events }) => {
      for (let at = 0; at < 2_500; at += 1) await events.append(eventOf(`evt_${at}`, { type: 'user.created' }));
    });
    const ended = Promise.withResolvers<void>();
    const looks: Record<string, number> = {};
    const watched: typeof store = {
      ...store,
      events: {
        ...store.events,
        read: (query) => {
          const look = `${query.types?.length === 3 ? 'arrivals' : 'changes'} by ${query.limit}`;
          looks[look] = (looks[look] ?? 0) + 1;
          if (looks[look] === 3) ended.resolve(stop() ?? undefined);
          return store.events.read(query);
        },
      },
    };
    const reportError = (error: unknown) => assert.fail(String(error));
    const stop = startCards({ store: watched, platform, freeShare: async () => free, reportError });
    await ended.promise;
    asked.push(...Object.keys(looks).toSorted());
  }

  assert.deepEqual(
    asked,
    [10, 250, 1_000].flatMap((size) => [`arrivals by ${size}`, `changes by ${size}`]),
  );
});
