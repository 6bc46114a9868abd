// The button of a demonstration: who may use it, where, and what becomes of its token.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory } from '../../../domain/index.ts';
import { actionsOf } from '../testing/addresses.ts';
import { openSite } from '../testing/browser.ts';

test('forty users leave a demonstration by a token of their own, which ends with it', async () => {
  const orders: unknown[] = [];
  const ended = Promise.withResolvers<void>();
  const site = openSite(undefined, undefined, undefined, async ({ token, users }) => {
    orders.push([users, /^becard_scim_/.test(token)]);
    await ended.promise;
  });
  const { id } = await createDirectory(site.store, site.platform, { name: 'Contoso (demo)', demonstration: true });
  const owner = await site.signedIn('owner');
  const states = async () =>
    (await site.store.directory(id).tokens.list()).map(({ name, revokedAt }) => [name, revokedAt !== undefined]);

  const { status } = await owner.send('POST', `/v1/directories/${id}/demonstration/leavers`);
  const meanwhile = await states();
  ended.resolve();
  await site.close();

  assert.deepEqual([status, orders], [204, [[40, true]]]);
  assert.deepEqual([meanwhile, await states()], [[['Demo leavers', false]], [['Demo leavers', true]]]);
  assert.deepEqual((await actionsOf(site)).slice(0, 3), ['token.revoked', 'demonstration.users_left', 'token.created']);
});

test('the users of a real directory stay', async () => {
  const site = openSite();
  const { id } = await createDirectory(site.store, site.platform, { name: 'Contoso', testing: true });
  const owner = await site.signedIn('owner');

  const { status, body } = await owner.send('POST', `/v1/directories/${id}/demonstration/leavers`);

  assert.deepEqual([status, body['code']], [409, 'BC-925']);
  assert.deepEqual(await site.store.directory(id).tokens.list(), []);
});
