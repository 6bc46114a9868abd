// Idempotency-Key: a repetition gets the first answer and does nothing, another request with the same key is refused.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listTokens, type Store } from '../../domain/index.ts';
import { openSite } from './testing/browser.ts';
import { ask, keyOf } from './testing/keys.ts';
import { openScene, type Scene } from './testing/scene.ts';

const day = 86_400_000;

async function tokensOf({ site, directory: { id } }: Scene): Promise<number> {
  const tokens = await listTokens({ directoryId: id, store: site.store.directory(id), platform: site.platform });
  return tokens.length;
}

test('a repetition gets the answer of the first request, secret included, and creates nothing', async () => {
  const scene = await openScene();
  const before = await tokensOf(scene);
  const create = () => scene.browser.send('POST', `${scene.path}/tokens`, { name: 'A' }, { 'idempotency-key': 'k-1' });

  const [first, second] = [await create(), await create()];

  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.deepEqual(second.body, first.body);
  assert.deepEqual(
    [first, second].map(({ headers }) => headers.get('idempotency-replayed')),
    [null, 'true'],
  );
  assert.equal(await tokensOf(scene), before + 1);
});

test('of ten requests at once with one key one is carried out, and none twice', async () => {
  const scene = await openScene();
  const before = await tokensOf(scene);
  const create = () => scene.browser.send('POST', `${scene.path}/tokens`, {}, { 'idempotency-key': 'same' });

  const statuses = (await Promise.all(Array.from({ length: 10 }, create))).map(({ status }) => status);

  assert.ok(statuses.every((status) => status === 201 || status === 409));
  assert.ok(statuses.includes(201));
  assert.equal(await tokensOf(scene), before + 1);
});

test('another request with the same key is refused; another caller may use it', async () => {
  const scene = await openScene();
  const header = { 'idempotency-key': 'k' };
  await scene.browser.send('POST', `${scene.path}/tokens`, { name: 'A' }, header);

  const other = await scene.browser.send('POST', `${scene.path}/tokens`, { name: 'B' }, header);
  const administrator = await scene.site.signedIn('administrator');
  const elsewhere = await administrator.send('POST', '/v1/directories', { name: 'C' }, header);

  assert.deepEqual([other.status, other.body['code'], elsewhere.status], [422, 'BC-941', 201]);
});

test('a refused request is not remembered', async () => {
  const scene = await openScene();
  const header = { 'idempotency-key': 'k' };
  const send = (body: object) => scene.browser.send('POST', `${scene.path}/setup-links`, body, header);

  const [refused, accepted] = [await send({ name: ' ' }), await send({ name: 'Contoso IT' })];

  assert.deepEqual([refused.status, accepted.status], [400, 201]);
});

test('a key is forgotten after a day', async () => {
  const { site } = await openScene();
  const { secret } = await keyOf(site, ['directories:write']);
  const request = { method: 'POST', body: { name: 'D' }, headers: { 'idempotency-key': 'k' } };
  const create = () => ask(site, secret, '/v1/directories', request);

  const [first, second] = [await create(), await create()];
  assert.equal(second.headers.get('location'), first.headers.get('location'));
  site.pass(day + 1);
  const third = await create();

  assert.deepEqual([first.status, third.status], [201, 201]);
  assert.equal(second.text, first.text);
  assert.notEqual(third.text, first.text);
});

test('a request whose answer was lost is refused until its key is forgotten, and carried out once', async () => {
  const losing = (store: Store): Store => ({
    ...store,
    idempotency: { ...store.idempotency, complete: () => Promise.reject(new Error('The connection is lost')) },
  });
  const site = openSite(undefined, losing);
  const owner = await site.signedIn('owner');
  const create = () => owner.send('POST', '/v1/directories', { name: 'Fabrikam' }, { 'idempotency-key': 'k' });

  const [lost, repeated] = [await create(), await create()];

  assert.deepEqual([lost.status, repeated.status, repeated.body['code']], [500, 409, 'BC-942']);
  assert.equal((await site.store.directories.list()).length, 1);
});

for (const key of ['', 'with space', 'x'.repeat(256)]) {
  test(`the key ${JSON.stringify(key.slice(0, 12))} is refused with a sentence`, async () => {
    const { site } = await openScene();
    const owner = await site.signedIn('administrator');

    const { status, body } = await owner.send('POST', '/v1/directories', { name: 'X' }, { 'idempotency-key': key });

    assert.deepEqual([status, body['code']], [400, 'BC-906']);
  });
}
