import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDirectory } from '../../../domain/index.ts';
import { openSite } from '../testing/browser.ts';
import { ask, keyOf } from '../testing/keys.ts';

test('an API key is created in the console, used, changed and revoked; its secret is shown once', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const { id: directory } = await createDirectory(site.store, site.platform, { name: 'Contoso' });
  const request = { name: 'Personnel', scopes: ['directories:read'], directories: [directory], expiresInDays: 30 };

  const created = await owner.send('POST', '/v1/api-keys', request);
  const { key, secret } = created.body;
  const id = Object(key).id;
  const used = await ask(site, String(secret), `/v1/directories/${directory}`);
  const listed = await owner.send('GET', '/v1/api-keys');
  const changed = await owner.send('PATCH', `/v1/api-keys/${id}`, { name: 'Payroll', expiresInDays: null });
  const revoked = await owner.send('DELETE', `/v1/api-keys/${id}`);
  const read = await owner.send('GET', `/v1/api-keys/${id}`);
  const refused = await ask(site, String(secret), `/v1/directories/${directory}`);

  assert.equal(created.status, 201);
  assert.match(String(secret), /^becard_api_[0-9A-Za-z]{49}$/);
  assert.equal(used.status, 200);
  const { lastUsedAt } = Object(listed.body['items'])[0];
  assert.deepEqual(listed.body['items'], [{ ...Object(key), lastUsedAt }]);
  assert.ok(Date.parse(lastUsedAt) >= Date.parse(Object(key).createdAt));
  const { expiresAt, ...endless } = Object(key);
  assert.ok(Date.parse(expiresAt) > Date.parse(endless.createdAt));
  assert.deepEqual(changed.body, { ...endless, name: 'Payroll', lastUsedAt });
  assert.deepEqual(read.body, { ...changed.body, state: 'revoked', revokedAt: read.body['revokedAt'] });
  assert.deepEqual(revoked.body, read.body);
  assert.deepEqual([refused.status, refused.code], [401, 'BC-931']);
  assert.equal(JSON.stringify([listed.body, changed.body, read.body]).includes(String(secret)), false);
});

test('a key with the scope admin creates keys, and an administrator none with that scope', async () => {
  const site = openSite();
  const administrator = await site.signedIn('administrator');
  const { secret } = await keyOf(site, ['admin']);
  const body = { name: 'Made', scopes: ['admin'] };

  const byKey = await ask(site, secret, '/v1/api-keys', { method: 'POST', body });
  const byAdministrator = await administrator.send('POST', '/v1/api-keys', body);

  assert.equal(byKey.status, 201);
  assert.equal(JSON.parse(byKey.text).key.createdBy, 'API key (Personnel)');
  assert.deepEqual([byAdministrator.status, byAdministrator.body['code']], [403, 'BC-903']);
});

test('a wrong request for a key is explained, and so is an unknown key', async () => {
  const site = openSite();
  const owner = await site.signedIn('owner');
  const create = (change: object) =>
    owner.send('POST', '/v1/api-keys', { name: 'Personnel', scopes: ['users:read'], ...change });

  const answers = [
    await create({ scopes: ['users:delete'] }),
    await create({ scopes: [] }),
    await create({ directories: ['ud_none'] }),
    await create({ scopes: ['audit:read'], directories: ['ud_none'] }),
    await create({ expiresInDays: 0 }),
    await owner.send('GET', '/v1/api-keys/key_none'),
    await owner.send('DELETE', '/v1/api-keys/key_none'),
  ];

  assert.deepEqual(
    answers.map(({ status, body }) => `${status} ${String(body['code'])}`),
    ['400 BC-906', '400 BC-906', '404 BC-904', '400 BC-906', '400 BC-906', '404 BC-904', '404 BC-904'],
  );
});

test('a header that holds no API key is refused with the reason', async () => {
  const site = openSite();
  const { secret } = await keyOf(site, ['directories:read']);
  const headers = ['Basic YWRhOnB3', 'Bearer', `Bearer ${secret} twice`, `Bearer ${secret.slice(0, -1)}`, 'Bearer x'];

  const answers = [];
  for (const authorization of headers)
    answers.push(await ask(site, '', '/v1/directories', { headers: { authorization } }));

  assert.deepEqual(
    answers.map(({ status, code, problem }) => `${status} ${String(code)} ${Object(problem['fields']).reason}`),
    ['malformed', 'malformed', 'malformed', 'cut', 'unknown'].map((reason) => `401 BC-930 ${reason}`),
  );
  assert.deepEqual(
    answers.map((answer) => answer.headers.get('www-authenticate')),
    ['', '', '', ', error="invalid_token"', ', error="invalid_token"'].map((end) => `Bearer realm="becard"${end}`),
  );
});
