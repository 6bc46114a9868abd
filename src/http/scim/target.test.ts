import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jana, json, openBench } from './bench.test.ts';
import { readTarget } from './target.ts';

test('an absolute reference behind the Tenant URL leads to the resource of this directory, and to no other', async () => {
  const { send, directory } = await openBench();
  const created = await send('POST', '/Users', { body: jana });
  const location = String(created.headers['location']);

  const followed = await send('GET', `/${location}`);
  const encoded = await send('GET', `/${encodeURIComponent(location)}`);
  const others = await send('GET', `/${location.replace(directory.id, 'ud_other')}`);

  assert.deepStrictEqual([followed.status, json(followed)['id']], [200, json(created)['id']]);
  assert.deepStrictEqual([encoded.status, others.status], [404, 404]);
});

test('the log shows such an address as the path that it means', () => {
  const { segments, path } = readTarget('/scim/v2/ud_x/https://becard.example/a/scim/v2/ud_x/Users/a%20b?count=1');

  assert.deepStrictEqual([segments, path], [['Users', 'a b'], '/Users/a%20b?count=1']);
});
