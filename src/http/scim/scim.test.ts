import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  changeDirectory,
  createDirectory,
  type DirectoryId,
  failedOutcomes,
  revokeToken,
  StoreUnavailable,
} from '../../domain/index.ts';
import { enterpriseUserUrn, isObject, listOf, patchOpUrn } from '../../scim/index.ts';
import {
  type Answer,
  type Bench,
  detail,
  jana,
  json,
  openBench,
  platform,
  publicUrl,
  type Sent,
} from './testing/bench.ts';

test('a created user is answered with its location and found again', async () => {
  const { send, directory } = await openBench();

  const created = await send('POST', '/Users', { body: jana });

  const location = `${publicUrl}/scim/v2/${directory.id}/Users/${json(created)['id']}`;
  assert.equal(created.status, 201);
  assert.equal(created.headers['location'], location);
  assert.equal(created.headers['content-type'], 'application/scim+json');
  const found = await send('GET', `/Users?filter=${encodeURIComponent('userName eq "JANA"')}&aadOptscim062020`);
  assert.equal(json(found)['totalResults'], 1);
  assert.deepStrictEqual(listOf(json(found)['Resources'])[0], json(created));
});

test('an answer names its log entry, under the former name of the header as well', async () => {
  const { send, flush, store, directory } = await openBench();

  const answer = await send('GET', '/Users');

  await flush();
  const [line] = await store.directory(directory.id).log.list({ limit: 1 });
  const id = line?.entry.id ?? assert.fail('nothing was logged');
  assert.match(id, /^log_[0-9a-f]{32}$/);
  const names = ['x-becard-log-entry', 'x-becard-event', 'x-request-id'];
  assert.deepStrictEqual(
    names.map((name) => answer.headers[name]),
    [id, id, id],
  );
});

test('a slash at the end and doubled slashes are let pass, and spaces may be written as +', async () => {
  const { send, directory } = await openBench();

  const answer = await send('GET', '//Users/?filter=userName+eq+%22nobody%22', { base: `//scim/v2/${directory.id}/` });

  assert.deepStrictEqual([answer.status, json(answer)['totalResults']], [200, 0]);
});

interface RefusalCase {
  readonly name: string;
  readonly code: string;
  readonly status: number;
  readonly prepare?: (bench: Bench) => Promise<unknown>;
  readonly authorization?: (bench: Bench) => string | undefined;
}

const refusals: readonly RefusalCase[] = [
  { name: 'no header', code: 'BC-101', status: 401, authorization: () => undefined },
  { name: 'an empty bearer', code: 'BC-101', status: 401, authorization: () => 'Bearer ' },
  { name: 'another scheme', code: 'BC-102', status: 401, authorization: ({ secret }) => `Token ${secret}` },
  { name: 'more words', code: 'BC-102', status: 401, authorization: ({ secret }) => `Bearer ${secret} admin` },
  { name: 'a cut token', code: 'BC-102', status: 401, authorization: ({ secret }) => `Bearer ${secret.slice(0, -3)}` },
  {
    name: 'a removed token',
    code: 'BC-103',
    status: 401,
    prepare: ({ store, directory, tokenId }) =>
      revokeToken({ directoryId: directory.id, store: store.directory(directory.id), platform }, tokenId),
  },
  {
    name: 'switch 2 off',
    code: 'BC-106',
    status: 403,
    prepare: ({ store, directory }) => changeDirectory(store, directory.id, { provisioning: false }),
  },
  {
    name: 'switch 1 off',
    code: 'BC-107',
    status: 403,
    prepare: ({ store, directory }) => changeDirectory(store, directory.id, { entra: false }),
  },
];

/** RFC 6750 §3: the error is named where the request brought one token. */
function challengeOf(headers: { readonly authorization?: string | undefined }): string {
  const isToken = !('authorization' in headers) || /^bearer \S+$/i.test(headers.authorization ?? '');
  return `Bearer realm="Becard SCIM"${isToken ? ', error="invalid_token"' : ''}`;
}

for (const { name, code, status, prepare, authorization } of refusals) {
  test(`${name} is refused with ${status} ${code} and noted in the log`, async () => {
    const bench = await openBench();
    await prepare?.(bench);
    const headers = authorization === undefined ? {} : { authorization: authorization(bench) };

    const answer = await bench.send('POST', '/Users', { raw: '{"broken', headers });

    assert.equal(answer.status, status);
    assert.ok(detail(answer).endsWith(`[${code}]`), detail(answer));
    assert.equal(answer.headers['www-authenticate'], status === 401 ? challengeOf(headers) : undefined);
    await bench.flush();
    const [line] = await bench.store.directory(bench.directory.id).log.list({ outcomes: failedOutcomes, limit: 5 });
    assert.deepStrictEqual([line?.entry.action, line?.entry.code], ['Refused', code]);
  });
}

test('a truncated token is recognised by its length', async () => {
  const { send, secret } = await openBench();

  const answer = await send('GET', '/Users', { headers: { authorization: `Bearer ${secret.slice(0, -3)}` } });

  assert.match(detail(answer), /58 of 61 characters/);
});

test('a token of another directory is refused with BC-105, an unknown directory with BC-201', async () => {
  const { send, store } = await openBench();
  const other = await createDirectory(store, platform, { name: 'Other', licenseReference: undefined });

  const foreign = await send('GET', '/Users', { base: `/scim/v2/${other.id}` });
  const unknown = await send('GET', '/Users', { base: '/scim/v2/ud_nowhere' });

  assert.deepStrictEqual([foreign.status, detail(foreign).slice(-8)], [401, '[BC-105]']);
  assert.deepStrictEqual([unknown.status, detail(unknown).slice(-8)], [404, '[BC-201]']);
});

test('a request that went astray is noted with the directory that its token belongs to, and its address whole', async () => {
  const { send, store, directory, flush } = await openBench();
  const other = await createDirectory(store, platform, { name: 'Other', licenseReference: undefined });
  const noted = async (id: DirectoryId): Promise<readonly unknown[]> => {
    await flush();
    const lines = await store.directory(id).log.list({ outcomes: failedOutcomes, limit: 9 });
    return lines.map(({ entry }) => [entry.action, entry.code, entry.path, entry.tokenId === undefined]);
  };

  await send('GET', '/Users', { base: `/scim/v2/${other.id}` });
  await send('GET', '/Users', { base: '/scim/v2/ud_typo' });
  await send('GET', '/Users', { base: '/scim' });
  await send('GET', '/Users', { base: '/scim/v2/ud_typo', headers: { authorization: 'Bearer unknown' } });

  assert.deepStrictEqual(await noted(directory.id), [
    ['Refused', 'BC-413', '/scim/Users', false],
    ['Refused', 'BC-201', '/scim/v2/ud_typo/Users', false],
    ['Refused', 'BC-105', `/scim/v2/${other.id}/Users`, false],
  ]);
  assert.deepStrictEqual(await noted(other.id), [['Refused', 'BC-105', '/Users', true]]);
});

test('the service provider configuration needs no token, the schemas do', async () => {
  const { send } = await openBench();
  const headers = { authorization: undefined };

  assert.equal((await send('GET', '/ServiceProviderConfig', { headers })).status, 200);
  assert.equal((await send('GET', '/Schemas', { headers })).status, 401);
  assert.equal((await send('GET', '/Schemas')).status, 200);
  assert.equal((await send('GET', `/Schemas/${enterpriseUserUrn.toUpperCase()}`)).status, 200);
  assert.equal((await send('GET', '/ResourceTypes/User')).status, 200);
});

const statuses: readonly (readonly [string, string, Sent, number])[] = [
  ['GET', '/Users/unknown', {}, 404],
  ['GET', '/Nothing', {}, 404],
  ['GET', '/Users/a/emails', {}, 404],
  ['GET', '/Users/%ff', {}, 404],
  ['GET', '/Schemas/urn:nope', {}, 404],
  ['GET', '/Schemas?filter=id%20pr', {}, 403],
  ['GET', '/ServiceProviderConfig?filter=id%20pr&sortBy=id', {}, 200],
  ['GET', '/Users?filter=', {}, 400],
  ['GET', '/Users?filter=userName%20eq', {}, 400],
  ['GET', '/Users?count=abc', {}, 400],
  ['GET', '/Users?count=-1', {}, 200],
  ['GET', '/Users?attributes=a&excludedAttributes=b', {}, 400],
  ['GET', '/Me', {}, 501],
  ['POST', '/Schemas', { body: {} }, 405],
  ['PUT', '/Users', { body: jana }, 405],
  ['TRACE', '/Users', {}, 405],
  ['POST', '/Users', { body: jana, headers: { 'content-type': 'text/xml' } }, 415],
  ['POST', '/Users', { body: jana, headers: { 'content-type': 'application/json; charset=utf-8' } }, 201],
  ['POST', '/Users', { body: jana, headers: { 'content-encoding': 'gzip' } }, 415],
  ['POST', '/Users', { body: jana, headers: { 'content-length': '99999999' } }, 413],
  ['POST', '/Users', { raw: '' }, 400],
  ['POST', '/Users', { raw: '{"schemas":' }, 400],
  ['POST', '/Users', { raw: `{"a":${'['.repeat(20)}${']'.repeat(20)}}` }, 400],
  ['OPTIONS', '/Users', {}, 204],
];

for (const [method, path, sent, status] of statuses) {
  test(`${method} ${path} ${JSON.stringify(sent).slice(0, 60)} is answered ${status}, as SCIM`, async () => {
    const { send } = await openBench();

    const answer = await send(method, path, sent);

    assert.equal(answer.status, status, answer.body);
    if (status >= 400) assert.equal(json(answer)['status'], String(status));
    if (status === 405) assert.ok(answer.headers['allow']?.includes('GET'));
  });
}

test('brackets inside texts do not count as nesting', async () => {
  const { send } = await openBench();

  const answer = await send('POST', '/Users', { body: { ...jana, title: '[{'.repeat(40), nickName: '\\"[[' } });

  assert.equal(answer.status, 201);
});

test('a known version is answered 304, a stale one in If-Match 412', async () => {
  const { send } = await openBench();
  const created = await send('POST', '/Users', { body: jana });
  const path = `/Users/${json(created)['id']}`;
  const tag = created.headers['etag'];

  const unchanged = await send('GET', path, { headers: { 'if-none-match': tag } });
  const stale = await send('PUT', path, { body: jana, headers: { 'if-match': 'W/"7"' } });
  const head = await send('HEAD', path);

  assert.deepStrictEqual([unchanged.status, unchanged.body], [304, undefined]);
  assert.deepStrictEqual([stale.status, detail(stale).slice(-8)], [412, '[BC-405]']);
  assert.deepStrictEqual([head.status, head.body, head.headers['etag']], [200, undefined, tag]);
});

test('a PATCH of a group answers 204, and 200 with what was asked for', async () => {
  const { send } = await openBench();
  const group = { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Sales' };
  const path = `/Groups/${json(await send('POST', '/Groups', { body: group }))['id']}`;
  const body = { schemas: [patchOpUrn], Operations: [{ op: 'Replace', path: 'displayName', value: 'Sales EMEA' }] };

  const plain = await send('PATCH', path, { body });
  const asked = await send('PATCH', `${path}?attributes=displayName`, { body });

  assert.deepStrictEqual([plain.status, plain.body], [204, undefined]);
  assert.deepStrictEqual(
    [asked.status, json(asked)['displayName'], json(asked)['meta']],
    [200, 'Sales EMEA', undefined],
  );
});

test('the log tells what happened, to whom, with warnings, and never holds a token', async () => {
  const { send, flush, store, directory, secret, lines } = await openBench();
  await send('GET', '/Users?filter=userName%20eq%20%22jana%22');
  await send('POST', '/Users', { body: { ...jana, displayName: 'Jana Weber', shoeSize: 5 } });
  await send('POST', '/Users', { body: jana });
  await flush();

  const log = await store.directory(directory.id).log.list({ limit: 9 });

  const logged = log.map(({ entry }) => [entry.action, entry.status, entry.code, entry.subject, entry.warnings]);
  assert.deepStrictEqual(logged, [
    ['Create', 409, 'BC-301', 'jana', []],
    ['Create', 201, undefined, 'Jana Weber', ['BC-310', 'BC-402']],
    ['Lookup', 200, undefined, 'jana', ['BC-310']],
  ]);
  assert.ok(!JSON.stringify([log, lines]).includes(secret));
});

test('an unexpected error is hidden from the client and logged in full', async () => {
  const { send, lines } = await openBench((store) => ({
    ...store,
    directory: () => {
      throw new Error('SELECT of a secret table');
    },
  }));

  const answer = await send('GET', '/Users');

  assert.equal(answer.status, 500);
  assert.ok(!answer.body?.includes('secret table'));
  assert.ok(detail(answer).includes('BC-601'));
  assert.equal(lines.length, 1);
});

test('a store that cannot be reached is 503 with Retry-After, and is asked once', async () => {
  let asked = 0;
  const { send } = await openBench((store) => ({
    ...store,
    credentials: {
      ...store.credentials,
      findToken: async () => {
        asked += 1;
        throw new StoreUnavailable('busy', 'locked');
      },
    },
  }));

  const answer = await send('GET', '/Users');

  assert.deepStrictEqual([answer.status, answer.headers['retry-after'] !== undefined], [503, true]);
  assert.ok(detail(answer).includes('BC-602'));
  assert.equal(asked, 1);
});

test('a lasting flood is answered 429 with Retry-After', async () => {
  const { send } = await openBench(undefined, 1);
  const answers: Answer[] = [];
  for (let at = 0; at < 150; at += 1) answers.push(await send('GET', '/Users'));

  const slowed = answers.filter(({ status }) => status === 429);
  assert.ok(slowed.length >= 9 && slowed.every(({ headers }) => headers['retry-after'] === '1'));
  assert.ok(slowed.every((answer) => detail(answer).endsWith('[BC-501]')));
});

const searchRequest = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

async function fill(send: Bench['send'], count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await send('POST', '/Users', { body: { ...jana, userName: `u${at}` } });
}

test('a search by POST answers as the query by GET does, and creates nothing', async () => {
  const { send } = await openBench();
  await fill(send, 5);
  const body = {
    schemas: [searchRequest],
    filter: 'userName ge "u2"',
    sortBy: 'userName',
    sortOrder: 'descending',
    count: 2,
    attributes: ['userName'],
  };

  const posted = await send('POST', '/Users/.search', { body });
  const got = await send(
    'GET',
    '/Users?filter=userName%20ge%20%22u2%22&sortBy=userName&sortOrder=descending&count=2&attributes=userName',
  );

  assert.equal(posted.status, 200);
  assert.deepStrictEqual(json(posted), json(got));
  assert.deepStrictEqual(
    listOf(json(got)['Resources']).map((item) => isObject(item) && item['userName']),
    ['u4', 'u3'],
  );
});

test('the root answers for all resource types', async () => {
  const { send } = await openBench();
  await fill(send, 2);
  await send('POST', '/Groups', {
    body: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'], displayName: 'Sales' },
  });
  const total = async (filter: string) =>
    json(await send('POST', '/.search', { body: { schemas: [searchRequest], filter } }))['totalResults'];

  assert.equal(json(await send('GET', ''))['totalResults'], 3);
  assert.equal(await total('meta.resourceType eq "User"'), 2);
  assert.equal(await total('not (userName pr)'), 1);
  assert.equal(await total('displayName eq "sales" or userName eq "U1"'), 2);
});

test('a walk by cursor shows everyone once and ends without a next cursor', async () => {
  const { send } = await openBench();
  await fill(send, 5);
  const seen: unknown[] = [];
  let cursor: unknown = '';
  while (typeof cursor === 'string') {
    assert.match(cursor, /^[A-Za-z0-9._~-]*$/);
    const page = json(await send('GET', `/Users?count=2&cursor=${cursor}`));
    seen.push(...listOf(page['Resources']));
    assert.deepStrictEqual([page['totalResults'], 'startIndex' in page], [5, false]);
    cursor = page['nextCursor'];
  }

  assert.equal(new Set(seen.map((item) => isObject(item) && item['id'])).size, 5);
  assert.equal(seen.length, 5);
});

test('a cursor is good for its own question alone', async () => {
  const { send } = await openBench();
  await fill(send, 3);
  const cursor = String(json(await send('GET', '/Users?count=1&cursor='))['nextCursor']);
  const scimType = async (query: string) => json(await send('GET', `/Users?${query}`))['scimType'];

  assert.equal(await scimType(`count=1&cursor=${cursor}`), undefined);
  assert.equal(await scimType(`count=2&cursor=${cursor}`), 'invalidCount');
  assert.equal(await scimType(`count=1&cursor=${cursor}&filter=userName%20pr`), 'invalidCursor');
  assert.equal(await scimType(`count=1&cursor=${cursor.slice(0, -1)}`), 'invalidCursor');
  assert.equal(await scimType(`count=1&cursor=${cursor.replace(/^./, 'f')}`), 'invalidCursor');
  assert.equal(await scimType('count=1&cursor=eyJvZmZzZXQiOi0xfQ'), 'invalidCursor');
  assert.equal(await scimType(`count=1&startIndex=2&cursor=${cursor}`), 'invalidValue');
});
