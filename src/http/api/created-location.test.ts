// What is created says where it is read.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, keyOf } from './testing/keys.ts';
import { openScene } from './testing/scene.ts';

test('what was created is read at the address in Location', async () => {
  const { site } = await openScene();
  const { secret } = await keyOf(site, ['directories:write', 'webhooks:write']);

  for (const [path, body] of [
    ['/v1/directories', { name: 'Fabrikam' }],
    ['/v1/webhooks', { url: 'https://receiver.example/' }],
  ] as const) {
    const created = await ask(site, secret, path, { method: 'POST', body });
    const location = created.headers.get('location') ?? assert.fail(created.text);
    const read = await ask(site, secret, location);

    assert.match(location, /^\/v1\/(?:directories\/ud_|webhooks\/)\w+$/);
    assert.equal(read.status, 200, read.text);
    assert.ok(created.text.includes(JSON.parse(read.text).id));
  }
});

test('what has no address of its own is created without one', async () => {
  const { site, path } = await openScene();
  const { secret } = await keyOf(site, ['tokens:write']);

  const created = await ask(site, secret, `${path}/tokens`, { method: 'POST', body: {} });

  assert.deepEqual([created.status, created.headers.get('location')], [201, null]);
});
