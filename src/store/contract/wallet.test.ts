// Passes in wallets, and the devices that have them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DuePush, Store } from '../../domain/store.ts';
import { eachStore, openDirectory } from '../testing/each-store.ts';
import { cardSettingsOf, ids, passOf, person, resourceId } from '../testing/samples.ts';

const [anna, ben] = ['anna0000000', 'ben00000000'] as const;

async function addPasses({ wallet }: Store): Promise<void> {
  await wallet.add(passOf(anna));
  await wallet.add(passOf(ben, { directoryId: ids.second }));
}

const register = ({ wallet }: Store, device: string, handle: string, pushToken = `${device} push`): Promise<boolean> =>
  wallet.register({ device, handle, pushToken });

eachStore((open) => {
  test('a pass is kept as it was given out first, and has a number of its own', async (context) => {
    const store = await open(context);
    await addPasses(store);
    await store.wallet.add(passOf(anna, { token: 'another', hash: 'another' }));

    const found = await store.wallet.find(anna);

    assert.deepStrictEqual(found, { ...passOf(anna), revision: 1, googleHash: undefined });
    assert.deepStrictEqual((await store.wallet.find(ben))?.revision, 2);
    assert.deepStrictEqual(await store.wallet.find('none'), undefined);
  });

  test('passes are listed in pages, by directory and by user', async (context) => {
    const store = await open(context);
    await addPasses(store);
    const { wallet } = store;
    const handles = (passes: readonly { readonly handle: string }[]) => passes.map(({ handle }) => handle);

    assert.deepStrictEqual(handles(await wallet.list({ after: '', limit: 1 })), [anna]);
    assert.deepStrictEqual(handles(await wallet.list({ after: anna, limit: 9 })), [ben]);
    assert.deepStrictEqual(handles(await wallet.list({ after: '', limit: 9, directoryId: ids.second })), [ben]);
    assert.deepStrictEqual(handles(await wallet.ofUsers(ids.first, [resourceId('anna'), resourceId('x')])), [anna]);
    assert.deepStrictEqual(handles(await wallet.ofUsers(ids.second, [resourceId('anna')])), []);
    assert.deepStrictEqual((await wallet.directories()).toSorted(), [ids.first, ids.second].toSorted());
  });

  test('the pass of a card that changed is found, and no other', async (context) => {
    const { store, directory } = await openDirectory(open, context);
    await directory.write(async ({ resources }) => {
      for (const id of ['anna', 'ben']) await resources.insert(person(id));
    });
    await directory.cards.saveSettings(cardSettingsOf('draft'));
    const cards = [anna, ben].map((handle) => ({ handle, resourceId: passOf(handle).resourceId }));
    await directory.cards.add(cards, 'draft', 1000);
    for (const handle of [anna, ben]) await store.wallet.add(passOf(handle));

    await directory.cards.setState([resourceId('ben')], 'published', 2000);

    const changed = await store.wallet.ofChangedCards(ids.first, 2000);
    assert.deepStrictEqual(
      changed.map(({ handle }) => handle),
      [ben],
    );
  });

  test('each change gets the next number and a later second, whatever the clock says', async (context) => {
    const store = await open(context);
    await addPasses(store);
    const stateOf = async (handle: string) => {
      const { hash, revision, changedAt } = (await store.wallet.find(handle)) ?? {};
      return [hash, revision, changedAt];
    };

    await store.wallet.change([{ handle: anna, hash: 'second' }], 500);
    await store.wallet.change([{ handle: anna, hash: 'third' }], 500);
    await store.wallet.change([{ handle: ben, hash: 'second' }], 500);

    assert.deepStrictEqual(await stateOf(anna), ['third', 4, 501]);
    assert.deepStrictEqual(await stateOf(ben), ['second', 5, 500]);
  });

  test('a pass is outdated at Google when Google has another state of it', async (context) => {
    const store = await open(context);
    await addPasses(store);
    const outdated = async () => (await store.wallet.outdatedAtGoogle(9)).map(({ handle }) => handle);
    await store.wallet.saveGoogleHash(anna, 'first');
    const before = await outdated();

    await store.wallet.change(
      [anna, ben].map((handle) => ({ handle, hash: 'second' })),
      2,
    );

    assert.deepStrictEqual([before, await outdated()], [[], [anna]]);
    await store.wallet.saveGoogleHash(anna, 'second');
    assert.deepStrictEqual(await outdated(), []);
  });

  test('a device that registers twice has the pass once, with the newer token', async (context) => {
    const store = await open(context);
    await addPasses(store);

    const registered = [
      await register(store, 'phone', anna),
      await register(store, 'phone', ben),
      await register(store, 'phone', anna, 'newer'),
      await register(store, 'tablet', 'none'),
    ];

    assert.deepStrictEqual(registered.slice(0, 3), [true, true, false]);
    assert.deepStrictEqual([await store.wallet.countDevices(anna), await store.wallet.countDevices('none')], [1, 0]);
    assert.deepStrictEqual(
      (await store.wallet.duePushes(0, 9)).map(({ pushToken }) => pushToken),
      ['newer', 'newer'],
    );
  });

  test('a device learns which of its passes changed since it asked last', async (context) => {
    const store = await open(context);
    await addPasses(store);
    for (const handle of [anna, ben]) await register(store, 'phone', handle);
    const changed = async (revision: number) =>
      (await store.wallet.changedSince('phone', revision)).map(({ handle }) => handle);
    await store.wallet.change([{ handle: anna, hash: 'second' }], 2);

    assert.deepStrictEqual([await changed(0), await changed(2), await changed(3)], [[ben, anna], [anna], []]);
    await store.wallet.unregister('phone', anna);
    assert.deepStrictEqual(await changed(0), [ben]);
    assert.deepStrictEqual(await store.wallet.changedSince('tablet', 0), []);
  });

  test('a device is due until it was pushed, later after each failure, and dropped when it is gone', async (context) => {
    const store = await open(context);
    await addPasses(store);
    for (const device of ['a', 'b', 'c']) await register(store, device, anna);
    await store.wallet.change([{ handle: anna, hash: 'second' }], 2);
    const due = async (now: number) => (await store.wallet.duePushes(now, 9)).map(({ device }) => device);
    const [a, b, c] = (await store.wallet.duePushes(0, 9)) as [DuePush, DuePush, DuePush];

    await store.wallet.savePushes([
      { kind: 'pushed', push: a },
      { kind: 'failed', push: b, retryAt: 5000 },
      { kind: 'gone', push: { ...c, pushToken: 'an older one' } },
    ]);
    const later = [await due(4999), await due(5000)];
    await store.wallet.savePushes([{ kind: 'gone', push: c }]);

    assert.deepStrictEqual(b, { device: 'b', handle: anna, pushToken: 'b push', revision: 3, attempts: 0 });
    assert.deepStrictEqual(later, [['c'], ['b', 'c']]);
    assert.deepStrictEqual([await due(5000), (await store.wallet.duePushes(5000, 9))[0]?.attempts], [['b'], 1]);
    assert.deepStrictEqual((await store.wallet.duePushes(5000, 0)).length, 0);
  });
});
