// What is unchanged is not sent again (If-None-Match), and what has changed is not overwritten (If-Match).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsOf } from './testing/addresses.ts';
import { ask, keyOf } from './testing/keys.ts';
import { addUser, openScene } from './testing/scene.ts';

async function open() {
  const scene = await openScene();
  const { secret } = await keyOf(scene.site, ['directories:write', 'tokens:write']);
  const { site, path } = scene;
  const read = async (end = '', headers: Readonly<Record<string, string>> = {}) => {
    const answer = await ask(site, secret, path + end, { headers });
    return { ...answer, tag: answer.headers.get('etag') ?? assert.fail(answer.text) };
  };
  const rename = (name: string, tag: string) =>
    ask(site, secret, path, { method: 'PATCH', body: { name }, headers: { 'if-match': tag } });
  const nameOf = async () => (await site.store.directories.find(scene.directory.id))?.name;
  return { ...scene, secret, read, rename, nameOf };
}

test('what a program has already is not sent again until it changes', async () => {
  const { site, secret, path, read } = await open();
  const first = await read('/tokens');

  const same = await read('/tokens', { 'if-none-match': first.tag });
  await ask(site, secret, `${path}/tokens`, { method: 'POST', body: { name: 'Entra' } });
  const changed = await read('/tokens', { 'if-none-match': first.tag });

  assert.match(first.tag, /^"[\w-]{43}"$/);
  assert.deepEqual([same.status, same.text, same.tag], [304, '', first.tag]);
  assert.equal(changed.status, 200);
  assert.notEqual(changed.tag, first.tag);
});

test('a tag that a proxy has weakened, one of several, and any tag are known too', async () => {
  const { read } = await open();
  const { tag } = await read('/tokens');

  for (const known of [`W/${tag}`, `"other", ${tag}`, '*']) {
    const { status, text } = await read('/tokens', { 'if-none-match': known });
    assert.deepEqual([status, text], [304, ''], known);
  }
  assert.equal((await read('/tokens', { 'if-none-match': '"other"' })).status, 200);
});

test('the tag of a directory is that of its settings, and its counters are always sent', async () => {
  const { context, read, rename } = await open();
  const empty = await read();
  await addUser(context, 1);

  const filled = await read('', { 'if-none-match': empty.tag });
  await rename('Fabrikam', '*');
  const renamed = await read();

  assert.deepEqual([filled.status, filled.tag, JSON.parse(filled.text).users], [200, empty.tag, 1]);
  assert.notEqual(renamed.tag, empty.tag);
});

test('what is added under the tag of an earlier list is refused, and a list without one state has no tag to name', async () => {
  const { site, secret, path, read } = await open();
  const { tag } = await read('/tokens');
  const send = (end: string, body: object) =>
    ask(site, secret, end, { method: 'POST', body, headers: { 'if-match': tag } });

  const first = await send(`${path}/tokens`, { name: 'Entra' });
  const late = await send(`${path}/tokens`, { name: 'Again' });
  const webhooks = await keyOf(site, ['webhooks:write']);
  const body = { url: 'https://example.com/' };
  const other = await ask(site, webhooks.secret, '/v1/webhooks', {
    method: 'POST',
    body,
    headers: { 'if-match': tag },
  });

  assert.deepEqual([first.status, late.status, late.code], [201, 412, 'BC-940']);
  assert.deepEqual([other.status, other.code], [400, 'BC-906']);
});

test('a change under the tag of an earlier state is refused and changes nothing', async () => {
  const { site, read, rename, nameOf } = await open();
  const { tag } = await read();
  await rename('Fabrikam', tag);
  const before = await actionsOf(site);

  const late = await rename('Mine', tag);

  assert.deepEqual([late.status, late.code, late.problem['status']], [412, 'BC-940', 412]);
  assert.equal(late.headers.get('content-type'), 'application/problem+json');
  assert.equal(await nameOf(), 'Fabrikam');
  assert.deepEqual(await actionsOf(site), before);
});

test('a change under the current tag works, alone, in a list, or as any', async () => {
  const { read, rename, nameOf } = await open();

  for (const [at, write] of [(tag: string) => tag, (tag: string) => `"old", ${tag}`, () => '*'].entries()) {
    const { tag } = await read();
    const answer = await rename(`Name ${at}`, write(tag));

    assert.deepEqual([answer.status, await nameOf()], [200, `Name ${at}`]);
  }
});

test('of two changes under one tag one wins', async () => {
  const { read, rename, nameOf } = await open();
  const { tag } = await read();

  const answers = await Promise.all(['One', 'Two', 'Three'].map((name) => rename(name, tag)));

  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 412, 412]);
  assert.equal(await nameOf(), ['One', 'Two', 'Three'][answers.findIndex(({ status }) => status === 200)]);
});

test('a directory is removed under its current tag alone', async () => {
  const { site, secret, path, read, nameOf } = await open();
  const { tag } = await read();
  const remove = (expected: string) =>
    ask(site, secret, `${path}?name=Contoso`, { method: 'DELETE', headers: { 'if-match': expected } });

  const refused = await remove('"old"');
  const kept = await nameOf();
  const removed = await remove(tag);

  assert.deepEqual([refused.status, kept, removed.status, await nameOf()], [412, 'Contoso', 204, undefined]);
});
