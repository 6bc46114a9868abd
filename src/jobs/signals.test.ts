import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory, createToken, presentFeedEvent } from '../domain/index.ts';
import { createPlatform } from '../platform.ts';
import { openTemporaryStore } from '../store/testing/temporary-store.ts';
import { startSignals } from './signals.ts';

test('a directory that receives requests is reported once, by however many servers', async () => {
  const [store, platform] = [openTemporaryStore(), createPlatform()];
  const switches = { entra: true, provisioning: true };
  const { id, name } = await createDirectory(store, platform, { name: 'Contoso', ...switches });
  const { token } = await createToken({ directoryId: id, store: store.directory(id), platform }, { createdBy: 'test' });
  const lastUsedAt = platform.clock();
  const tokens = { ...store.directory(id).tokens, list: async () => [{ ...token, lastUsedAt }] };
  const used = { ...store, directory: () => ({ ...store.directory(id), tokens }) };

  const start = () => startSignals({ store: used, platform, reportError: (error) => assert.fail(String(error)) });
  const stops = [start(), start()];
  await store.events.read({ after: 0, limit: 1 });
  const woken = Promise.withResolvers<void>();
  const leave = store.events.watch(woken.resolve);
  await woken.promise;
  leave();
  await Promise.all(stops.map((stop) => stop()));
  await start()();

  const { events } = await store.events.read({ after: 0, limit: 10 });
  assert.deepEqual(
    events.map(presentFeedEvent).map(({ type, data, actor }) => ({ type, data, actor })),
    [
      {
        type: 'directory.connected',
        data: { id, name, lastRequestAt: new Date(lastUsedAt).toISOString() },
        actor: { type: 'system' },
      },
    ],
  );
});

test('a directory that cannot be looked at keeps no other from it', async () => {
  const [store, platform] = [openTemporaryStore(), createPlatform()];
  const broken = await createDirectory(store, platform, { name: 'Broken' });
  await createDirectory(store, platform, { name: 'Contoso' });
  const reason = new Error('a page is damaged');
  const looked: string[] = [];
  const errors: unknown[] = [];
  const directory: typeof store.directory = (id) => {
    looked.push(id);
    if (id === broken.id) throw reason;
    return store.directory(id);
  };

  const ended = Promise.withResolvers<void>();
  const list = async () => {
    const all = await store.directories.list();
    return Object.assign([...all], {
      *[Symbol.iterator]() {
        yield* all.values();
        ended.resolve();
      },
    });
  };
  const stop = startSignals({
    store: { ...store, directory, directories: { ...store.directories, list } },
    platform,
    reportError: (error) => errors.push(error),
  });
  await ended.promise;
  await stop();

  assert.deepEqual([errors, looked.length], [[reason], 2]);
});
