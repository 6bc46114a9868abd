import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { changeTemplate, hashOfView, issuePass, readPassView } from '../../cards/index.ts';
import { deleteDirectory } from '../../domain/index.ts';
import { chain, openWalletSite, publicUrl, type WalletSiteOptions } from '../../wallet/testing/wallet-site.ts';
import { createWalletKeeper } from './wallet.ts';

/** Users with cards, each on a phone, and a keeper that has pushed to each phone. */
async function openKept(context: TestContext, options: WalletSiteOptions = {}) {
  const site = await openWalletSite(context, options);
  const { store, platform, wallet, handles } = site;
  const errors: unknown[] = [];
  const keeper = createWalletKeeper({
    store,
    platform,
    wallet,
    publicUrl,
    reportError: (error) => void errors.push(error),
    warnOfEnd: () => undefined,
  });
  for (const [at, handle] of handles.entries()) {
    await issuePass({ store, platform }, handle, await readPassView(store, handle));
    await store.wallet.register({ device: `phone-${at}`, handle, pushToken: tokenOf(at) });
  }
  await keeper.turn();
  return { ...site, keeper, errors };
}

const tokenOf = (at: number): string => at.toString(16).padStart(8, '0');

test('a thousand devices get a push after a change of the template, none missed and none twice', async (context) => {
  const { apple, keeper, scope, cards, store, platform } = await openKept(context, { users: 1000 });
  const before = apple.received.length;

  const [template] = await cards.templates();
  const organisation = { rule: 'fixed', isVisible: true, value: 'Fabrikam' } as const;
  await changeTemplate(scope, template?.id ?? '', { fields: { organisation } });
  await keeper.turn();

  const tokens = apple.received.slice(before).map(({ token }) => token);
  assert.equal(before, 1000);
  assert.deepEqual(
    tokens.toSorted(),
    Array.from({ length: 1000 }, (_, at) => tokenOf(at)),
  );
  assert.deepEqual(await store.wallet.duePushes(platform.clock(), 1), []);
});

test('a push that fails is repeated later, and one to a device without the pass never again', async (context) => {
  const failing = new Set([3, 5].map(tokenOf));
  const { apple, keeper, change, pass, store, platform, errors } = await openKept(context, {
    users: 8,
    decidePush: (token, count) => {
      if (token === tokenOf(7) && count === 2) return { status: 410, reason: 'Unregistered' };
      return failing.has(token) && (count === 2 || count === 3)
        ? { status: 503, reason: 'ServiceUnavailable' }
        : { status: 200 };
    },
  });
  const countOf = (at: number): number => apple.received.filter(({ token }) => token === tokenOf(at)).length;
  for (const at of [3, 4, 5, 7]) await change(at, 'title', 'Chief Officer');

  await keeper.turn();
  const first = [3, 4, 5, 7].map(countOf);
  pass(20_000);
  await keeper.turn();
  pass(20_000);
  await keeper.turn();
  await change(7, 'title', 'Another');
  await keeper.turn();

  assert.deepEqual(first, [2, 2, 2, 2]);
  assert.deepEqual([3, 4, 5, 6, 7].map(countOf), [4, 2, 4, 1, 2]);
  assert.deepEqual(await store.wallet.duePushes(platform.clock(), 9), []);
  assert.match(String(errors[0]), /Apple answered 503 \(ServiceUnavailable\)/);
});

test('a change that shows on no card wakes no device', async (context) => {
  const { apple, keeper, change } = await openKept(context);

  await change(0, 'nickName', 'JW');
  await keeper.turn();

  assert.equal(apple.received.length, 1);
});

test('a server that takes over tells of what changed while there was none', async (context) => {
  const { apple, change, store, platform, wallet } = await openKept(context);
  await change(0, 'title', 'Chief Officer');
  const reportError = (error: unknown): void => assert.fail(String(error));

  await createWalletKeeper({ store, platform, wallet, publicUrl, reportError, warnOfEnd: () => undefined }).turn();

  assert.equal(apple.received.length, 2);
});

for (const [what, leave] of [
  [
    'a paused card',
    async ({ cards, ids, platform }: Kept) => void (await cards.setState(ids, 'paused', platform.clock())),
  ],
  ['a user who is inactive', async ({ change }: Kept) => void (await change(0, 'active', false))],
  ['a deleted directory', async ({ store, directory }: Kept) => void (await deleteDirectory(store, directory.id))],
] as const) {
  test(`the pass of ${what} is void, and its device gets a push`, async (context) => {
    const site = await openKept(context);
    const { apple, google, keeper, store, platform, wallet, pass, handles } = site;
    const handle = handles[0] ?? '';
    const id = wallet.google?.objectIdOf(handle) ?? '';
    await store.wallet.saveGoogleHash(handle, 'before');
    pass(60_000);
    await keeper.turn();
    const before = google.objects.get(id)?.['state'];

    await leave(site);
    pass(400_000);
    await keeper.turn();

    const view = await readPassView(store, handle);
    assert.equal(view.kind, 'void');
    assert.equal((await store.wallet.find(handle))?.hash, hashOfView(platform, view));
    assert.equal(apple.received.length, 2);
    assert.deepEqual([before, google.objects.get(id)?.['state']], ['ACTIVE', 'INACTIVE']);
  });
}

type Kept = Awaited<ReturnType<typeof openKept>>;

test('Google gets each change once it answers, and an object that it refuses waits for the next change', async (context) => {
  let status: number | undefined;
  const { google, keeper, change, store, pass, wallet, handles, errors } = await openKept(context, {
    refuse: (path) => (path.includes('Object/') ? status : undefined),
  });
  const handle = handles[0] ?? '';
  await store.wallet.saveGoogleHash(handle, 'before');
  pass(60_000);
  await keeper.turn();
  const titleOf = () => JSON.stringify(google.objects.get(wallet.google?.objectIdOf(handle) ?? '')?.['subheader']);
  const attempts = () => google.received.filter(({ path }) => path.includes('Object/')).length;

  status = 503;
  await change(0, 'title', 'Second');
  await keeper.turn();
  const away = titleOf();
  status = undefined;
  pass(60_000);
  await keeper.turn();
  const back = titleOf();
  status = 400;
  await change(0, 'title', 'Third');
  await keeper.turn();
  const refused = attempts();
  pass(60_000);
  await keeper.turn();

  assert.match(away, /Head of Sales/);
  assert.match(back, /Second/);
  assert.deepEqual([attempts(), errors.length], [refused, 2]);
});

test('the end of the certificate is announced once each time', async (context) => {
  const { store, platform, wallet, pass } = await openWalletSite(context);
  const announced: number[] = [];
  const reportError = (error: unknown): void => assert.fail(String(error));
  const warnOfEnd = (daysLeft: number): void => void announced.push(daysLeft);
  const keeper = createWalletKeeper({ store, platform, wallet, publicUrl, reportError, warnOfEnd });

  for (const days of [61, 60, 59, 30, 29, 14, 1, -1]) {
    pass(chain.expiresAt - days * 86_400_000 - platform.clock());
    await keeper.turn();
  }

  assert.deepEqual(announced, [60, 30, 14, 1]);
});
