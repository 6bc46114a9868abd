import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTarget } from './target.ts';
import { jana, json, openBench } from './testing/bench.ts';

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

for (const query of [
  'filter=userName%20eq%20%22x%22&filter=userName%20eq%20%22y%22',
  'FILTER=userName%20eq%20%22x%22',
  'filter=userName%20eq%20%22x%22&Filter=userName%20eq%20%22x%22',
  'count=1&count=1',
  'Count=1',
  'startindex=1',
  'attributes=id&attributes=userName',
  'ATTRIBUTES=id',
  'excludedattributes=emails',
]) {
  test(`a parameter that comes twice or in other letters is refused, never passed over: ${query}`, async () => {
    const { send } = await openBench();
    const created = await send('POST', '/Users', { body: jana });
    const path = `/Users/${json(created)['id']}`;
    const patch = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'] };

    const answers = [
      await send('GET', `/Users?${query}`),
      await send('GET', `/?${query}`),
      await send('GET', `${path}?${query}`),
      await send('PUT', `${path}?${query}`, { body: { ...jana, title: 'x' } }),
      await send('PATCH', `${path}?${query}`, { body: { ...patch, Operations: [{ op: 'remove', path: 'title' }] } }),
    ];

    assert.deepStrictEqual(
      answers.map((answer) => [answer.status, json(answer)['scimType']]),
      answers.map(() => [400, 'invalidValue']),
    );
    assert.equal(json(await send('GET', path))['title'], jana['title']);
  });
}

test('a filter that is not UTF-8 is refused, and a replacement character that is sent as such is compared', async () => {
  const { send } = await openBench();
  await send('POST', '/Users', { body: { ...jana, userName: 'caf\ufffd' } });
  const ask = (name: string) => send('GET', `/Users?filter=userName%20eq%20%22caf${name}%22`);

  const [latin1, cut, sent] = [await ask('%e9'), await ask('%C3'), await ask('%EF%BF%BD')];

  assert.deepStrictEqual([latin1.status, cut.status, json(sent)['totalResults']], [400, 400, 1]);
  assert.match(String(json(latin1)['detail']), /^The parameter filter holds bytes that are not UTF-8\./);
});

test('a parameter that SCIM does not have is ignored, however often it comes', async () => {
  const { send } = await openBench();
  await send('POST', '/Users', { body: jana });

  const answer = await send('GET', '/Users?aadOptscim062020&aadOptscim062020&x=1&X=2&count=1');

  assert.deepStrictEqual([answer.status, json(answer)['totalResults']], [200, 1]);
});

test('a search by POST names a parameter once, in any letters', async () => {
  const { send } = await openBench();
  await send('POST', '/Users', { body: jana });
  const search = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] };

  const folded = await send('POST', '/Users/.search', { body: { ...search, FILTER: 'userName eq "unknown"' } });
  const twice = await send('POST', '/Users/.search', { body: { ...search, filter: 'id pr', FILTER: 'title pr' } });

  assert.deepStrictEqual([folded.status, json(folded)['totalResults']], [200, 0]);
  assert.deepStrictEqual([twice.status, json(twice)['scimType']], [400, 'invalidSyntax']);
});

for (const [method, path] of [
  ['GET', '/Schemas?FILTER=id%20pr'],
  ['GET', '/ResourceTypes?Filter=id%20pr'],
  ['POST', '/Users/.search?filter=userName%20eq%20%22x%22'],
  ['POST', '/.search?FILTER=userName%20eq%20%22x%22'],
] as const) {
  test(`a filter where none is read is refused, never passed over: ${method} ${path}`, async () => {
    const { send } = await openBench();
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'];

    const answer = await send(method, path, method === 'POST' ? { body: { schemas } } : {});

    assert.deepStrictEqual([answer.status, json(answer)['scimType']], [400, 'invalidValue']);
  });
}
