// DELETE (RFC 7644 §3.6).

import assert from 'node:assert/strict';
import { groupUrn, userUrn } from '../../src/scim/index.ts';
import { requirement } from './check.ts';
import { assertError, column, found } from './expect.ts';

requirement('7644-3.6-a', 'DELETE answers 204 without a body', async (scim) => {
  const { path } = await scim.user('jana');

  const answer = await scim.delete(path);

  assert.deepStrictEqual([answer.status, answer.text, answer.headers['content-type']], [204, '', undefined]);
});

requirement('7644-3.6-b', 'a removed id is 404 for every verb', async (scim) => {
  for (const { path } of [await scim.user('jana'), await scim.group('Sales')]) {
    await scim.delete(path);

    const body = { schemas: [userUrn, groupUrn], userName: 'jana', displayName: 'Sales' };
    assertError(await scim.get(path), 404);
    assertError(await scim.put(path, body), 404);
    assertError(await scim.patch(path, [{ op: 'add', path: 'displayName', value: 'Jana' }]), 404);
    assertError(await scim.delete(path), 404);
  }
});

requirement('7644-3.6-c', 'a removed user is in no list, search or group', async (scim) => {
  const jana = await scim.user('jana');
  const peter = await scim.user('peter');
  const group = await scim.group('Sales', jana.id, peter.id);

  await scim.delete(jana.path);

  assert.deepStrictEqual(column(await scim.get('/Users'), 'id'), [peter.id]);
  assert.deepStrictEqual(await found(scim, 'userName eq "jana"'), []);
  assert.deepStrictEqual(await found(scim, `id eq "${jana.id}"`), []);
  assert.deepStrictEqual(await found(scim, `members.value eq "${jana.id}"`, '/Groups'), []);
  assert.deepStrictEqual(column(await scim.get('/?filter=id%20pr'), 'id').toSorted(), [group.id, peter.id].toSorted());
  assert.deepStrictEqual((await scim.get(group.path)).at('members', 1), undefined);
});

requirement('7644-3.6-d', 'what a removed resource was called is free at once, under a new id', async (scim) => {
  const jana = await scim.user('jana');
  const sales = await scim.group('Sales');
  await scim.delete(jana.path);
  await scim.delete(sales.path);

  const again = [await scim.user('Jana'), await scim.group('sales')];

  assert.ok(again.every(({ id }) => id !== jana.id && id !== sales.id));
});

requirement('7644-3.6-f', 'DELETE of an unknown id is 404', async (scim) => {
  assertError(await scim.delete('/Users/6f1ed002-ab5c-4f17-9f4a-2b5a5e9ab001'), 404);
  assertError(await scim.delete('/Groups/unknown'), 404);
});

requirement('7644-3.6-g', 'a removed user leaves its groups, whose versions move', async (scim) => {
  const jana = await scim.user('jana');
  const group = await scim.group('Sales', jana.id);

  await scim.delete(jana.path);

  const after = await scim.get(group.path);
  assert.equal(after.at('members'), undefined);
  assert.notEqual(after.at('meta', 'version'), group.answer.at('meta', 'version'));
});
