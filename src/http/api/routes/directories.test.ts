import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createResource, type LogEntry, patchResource, userKind } from '../../../domain/index.ts';
import { userUrn } from '../../../scim/index.ts';
import { ask, keyOf } from '../testing/keys.ts';
import { addUser, entry, objectId, openScene } from '../testing/scene.ts';

test('a directory is created, switched, renamed and deleted by typing its name', async () => {
  const { browser, path, directory } = await openScene();

  const shown = await browser.send('GET', path);
  const changed = await browser.send('PATCH', path, { entra: true, licenseReference: '' });
  const unconfirmed = await browser.send('DELETE', `${path}?name=contoso`);
  const deleted = await browser.send('DELETE', `${path}?name=Contoso`);
  const gone = await browser.send('GET', path);

  const { createdAt, ...rest } = shown.body;
  assert.deepEqual(rest, {
    id: directory.id,
    name: 'Contoso',
    licenseReference: 'L-1',
    entra: false,
    provisioning: false,
    demonstration: false,
    testing: false,
    deprovisioningGuard: false,
    tenantUrl: `https://becard.test/scim/v2/${directory.id}`,
    users: 0,
    groups: 0,
    tokens: 0,
    warnings: [],
  });
  assert.equal(new Date(String(createdAt)).toISOString(), createdAt);
  assert.deepEqual([changed.body['entra'], changed.body['provisioning']], [true, false]);
  assert.equal('licenseReference' in changed.body, false);
  assert.deepEqual([unconfirmed.status, deleted.status, gone.status], [400, 204, 404]);
});

test('a token is shown once; the list knows its hint alone', async () => {
  const { browser, path } = await openScene();

  const created = await browser.send('POST', `${path}/tokens`, { name: 'Entra', expiresInDays: 30 });
  await browser.send('POST', `${path}/tokens`, {});
  const third = await browser.send('POST', `${path}/tokens`, {});
  const list = await browser.send('GET', `${path}/tokens`);

  const secret = String(created.body['secret']);
  assert.match(secret, /^becard_scim_[0-9A-Za-z]{49}$/);
  assert.deepEqual([created.status, third.status, third.body['code']], [201, 409, 'BC-905']);
  assert.equal(JSON.stringify(list.body).includes(secret), false);
  assert.ok(JSON.stringify(list.body).includes(`${secret.slice(0, 14)}…${secret.slice(-2)}`));
  assert.ok(JSON.stringify(list.body).includes('"createdBy":"owner@example.com"'));
});

test('a directory is created with its switches on and a Secret Token, by those who may create tokens', async () => {
  const { site, browser: owner } = await openScene();
  const request = { method: 'POST', body: { name: 'Fabrikam', activate: true } };
  const { secret } = await keyOf(site, ['directories:write', 'tokens:write']);
  const { secret: withoutTokens } = await keyOf(site, ['directories:write']);

  const created = await ask(site, secret, '/v1/directories', request);
  const refused = await ask(site, withoutTokens, '/v1/directories', request);
  site.pass(11 * 60_000);
  const unconfirmed = await owner.send('POST', '/v1/directories', { name: 'Other', activate: true });

  const directory = JSON.parse(created.text);
  assert.match(directory.secret, /^becard_scim_[0-9A-Za-z]{49}$/);
  assert.deepEqual([directory.entra, directory.provisioning, directory.tokens], [true, true, 1]);
  assert.deepEqual([refused.code, unconfirmed.body['code']], ['BC-903', 'BC-909']);
});

test('a removed token stays in the list as revoked, and an unknown one is 404', async () => {
  const { browser, path } = await openScene();
  const created = await browser.send('POST', `${path}/tokens`, {});
  const token = created.body['token'];
  const id = typeof token === 'object' && token !== null && 'id' in token ? String(token.id) : '';

  const removed = await browser.send('DELETE', `${path}/tokens/${id}`);
  const unknown = await browser.send('DELETE', `${path}/tokens/tok_none`);
  const list = await browser.send('GET', `${path}/tokens`);

  assert.deepEqual([removed.body['id'], removed.body['state'], unknown.status], [id, 'revoked', 404]);
  assert.ok(JSON.stringify(list.body).includes('"state":"revoked"'));
});

for (const role of ['auditor', 'editor'] as const) {
  test(`an ${role} may look at everything and change no switch, token or directory`, async () => {
    const { site, path } = await openScene();
    const browser = await site.signedIn(role);

    const reads = ['', '/tokens', '/users', '/groups', '/log', '/activity'];
    const writes: readonly [string, string, unknown?][] = [
      ['POST', '/v1/directories', { name: 'Mine' }],
      ['PATCH', path, { entra: true }],
      ['DELETE', `${path}?name=Contoso`],
      ['POST', `${path}/tokens`, {}],
      ['DELETE', `${path}/tokens/tok_none`],
    ];
    const read = await Promise.all(reads.map((end) => browser.send('GET', path + end)));
    const written = await Promise.all(writes.map(([method, address, body]) => browser.send(method, address, body)));

    assert.deepEqual(new Set(read.map(({ status }) => status)), new Set([200]));
    assert.deepEqual(new Set(written.map(({ status, body }) => `${status} ${body['code']}`)), new Set(['403 BC-903']));
  });
}

test('nothing is shown without signing in', async () => {
  const { site, path } = await openScene();
  const visitor = site.open();

  for (const end of ['', '/tokens', '/users', '/users/x', '/groups', '/groups/x', '/log', '/log/x', '/activity']) {
    const { status, body } = await visitor.send('GET', path + end);

    assert.deepEqual([status, body['code']], [401, 'BC-901'], end);
  }
});

test('activity shows the last request, the last refusal and a wrong mapping until it is healed', async () => {
  const { site, browser, path, directory, context } = await openScene();
  const lines = [entry(site, { status: 403, code: 'BC-106', detail: 'off' }), entry(site, { subject: 'Ada' })];
  await site.store.appendLog(lines.map((line) => ({ directoryId: directory.id, entry: line })));
  await createResource(context, userKind, { schemas: [userUrn], userName: 'ada@contoso.example', externalId: 'ada' });

  const { body } = await browser.send('GET', `${path}/activity`);

  assert.deepEqual([body['users'], body['groups'], body['warnings']], [1, 0, ['BC-310', 'BC-311']]);
  assert.ok(JSON.stringify(body['lastRequest']).includes('"Ada"'));
  assert.ok(JSON.stringify(body['lastRefusal']).includes('"BC-106"'));
});

test('one wrong person among many is enough for a warning, and none is left when that one is healed', async () => {
  const { browser, path, context } = await openScene();
  const wrong = { schemas: [userUrn], userName: 'ada@contoso.example', externalId: 'ada' };
  const { resource } = await createResource(context, userKind, wrong);
  for (let number = 1; number <= 30; number += 1) await addUser(context, number);

  const before = await browser.send('GET', `${path}/activity`);
  const operations = [{ op: 'Replace', path: 'userName', value: objectId(99) }];
  const patch = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
  await patchResource(context, userKind, resource.id, patch, undefined);
  const between = await browser.send('GET', `${path}/activity`);
  const second = [{ op: 'Replace', path: 'externalId', value: 'ada@contoso.example' }];
  await patchResource(context, userKind, resource.id, { ...patch, Operations: second }, undefined);
  const after = await browser.send('GET', `${path}/activity`);

  assert.deepEqual(
    [before, between, after].map(({ body }) => body['warnings']),
    [['BC-310', 'BC-311'], ['BC-311'], []],
  );
});

test('the first look-up already tells of the un-adjusted mapping, until Entra asks rightly or writes a person', async () => {
  const { site, browser, path, directory } = await openScene();
  const warnings = async (more: Partial<LogEntry>): Promise<unknown> => {
    await site.store.appendLog([{ directoryId: directory.id, entry: entry(site, { action: 'Lookup', ...more }) }]);
    return (await browser.send('GET', `${path}/activity`)).body['warnings'];
  };
  const wrong = { path: '/Users?filter=userName+eq+%22ada%40contoso.example%22', warnings: ['BC-310'] };

  assert.deepEqual(await warnings(wrong), ['BC-310']);
  assert.deepEqual(await warnings({ path: '/Groups?filter=displayName+eq+%22Sales%22' }), ['BC-310']);
  assert.deepEqual(await warnings({ path: '/Users?filter=userName+eq+%22x%22' }), []);
  assert.deepEqual(await warnings(wrong), ['BC-310']);
  assert.deepEqual(await warnings({ action: 'Update', path: '/Users/x' }), []);
});
