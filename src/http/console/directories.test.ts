import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Context,
  createResource,
  type Directory,
  findDirectory,
  groupKind,
  type LogEntry,
  newEventId,
  patchResource,
  tenantUrlOf,
  userKind,
} from '../../directory/index.ts';
import { enterpriseUserUrn, groupUrn, userUrn } from '../../scim/index.ts';
import { type Browser, openSite, type Site } from './browser.test.ts';

const objectId = (number: number): string => `9f1c2d3e-0000-4000-8000-${String(number).padStart(12, '0')}`;

interface Scene {
  readonly site: Site;
  readonly browser: Browser;
  readonly path: string;
  readonly directory: Directory;
  readonly context: Context;
}

async function openScene(): Promise<Scene> {
  const site = openSite();
  const browser = await site.signedIn('owner');
  const created = await browser.send('POST', '/directories', { name: 'Contoso', licenseReference: 'L-1' });
  const directory = await findDirectory(site.store, String(created.body['id']));
  const tenantUrl = tenantUrlOf('https://becard.test', directory.id);
  const store = site.store.directory(directory.id);
  const context = { directory, store, platform: site.platform, actor: 'tok_test', tenantUrl };
  return { site, browser, path: `/directories/${directory.id}`, directory, context };
}

async function addUser(
  context: Context,
  number: number,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const externalId = `user${number}@contoso.example`;
  const body = { schemas: [userUrn], userName: objectId(number), externalId, displayName: `User ${number}`, ...more };
  const { resource } = await createResource(context, userKind, body);
  return resource.id;
}

function entry(site: Site, more: Partial<LogEntry>): LogEntry {
  return {
    id: newEventId(site.platform),
    at: site.platform.clock(),
    durationMs: 1,
    tokenId: undefined,
    action: 'List',
    method: 'GET',
    path: '/Users',
    status: 200,
    code: undefined,
    detail: undefined,
    warnings: [],
    resourceId: undefined,
    subject: undefined,
    requestBody: undefined,
    responseBody: undefined,
    ...more,
  };
}

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
    tenantUrl: `https://becard.test/scim/v2/${directory.id}`,
    users: 0,
    groups: 0,
    tokens: 0,
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

test('a removed token stays in the list as revoked, and an unknown one is 404', async () => {
  const { browser, path } = await openScene();
  const created = await browser.send('POST', `${path}/tokens`, {});
  const token = created.body['token'];
  const id = typeof token === 'object' && token !== null && 'id' in token ? String(token.id) : '';

  const removed = await browser.send('DELETE', `${path}/tokens/${id}`);
  const unknown = await browser.send('DELETE', `${path}/tokens/tok_none`);
  const list = await browser.send('GET', `${path}/tokens`);

  assert.deepEqual([removed.status, unknown.status], [204, 404]);
  assert.ok(JSON.stringify(list.body).includes('"state":"revoked"'));
});

for (const role of ['auditor', 'editor'] as const) {
  test(`an ${role} may look at everything and change no switch, token or directory`, async () => {
    const { site, path } = await openScene();
    const browser = await site.signedIn(role);

    const reads = ['', '/tokens', '/users', '/groups', '/log', '/activity'];
    const writes: readonly [string, string, unknown?][] = [
      ['POST', '/directories', { name: 'Mine' }],
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

test('nobody sees anything without signing in', async () => {
  const { site, path } = await openScene();
  const stranger = site.open();

  for (const end of ['', '/tokens', '/users', '/users/x', '/groups', '/groups/x', '/log', '/log/x', '/activity']) {
    const { status, body } = await stranger.send('GET', path + end);

    assert.deepEqual([status, body['code']], [401, 'BC-901'], end);
  }
});

test('people come in pages and are found by any part of their name', async () => {
  const { browser, path, context } = await openScene();
  for (let number = 1; number <= 5; number += 1) await addUser(context, number, { active: number !== 3 });

  const first = await browser.send('GET', `${path}/users?limit=2`);
  const second = await browser.send('GET', `${path}/users?limit=2&after=${first.body['next']}`);
  const third = await browser.send('GET', `${path}/users?limit=2&after=${second.body['next']}`);
  const found = await browser.send('GET', `${path}/users?search=USER%204`);
  const inactive = await browser.send('GET', `${path}/users?active=false`);

  const names = [first, second, third].map(({ body }) => namesOf(body['people']));
  assert.deepEqual(names, [['User 1', 'User 2'], ['User 3', 'User 4'], ['User 5']]);
  assert.deepEqual([first.body['total'], third.body['next']], [5, undefined]);
  assert.deepEqual([found.body['total'], namesOf(found.body['people'])], [1, ['User 4']]);
  assert.deepEqual([inactive.body['total'], namesOf(inactive.body['people'])], [1, ['User 3']]);
});

test('a person page shows manager, groups, history and the resource as Entra reads it', async () => {
  const { browser, path, context } = await openScene();
  const boss = await addUser(context, 1);
  const manager = { value: boss };
  const id = await addUser(context, 2, { title: 'Head', [enterpriseUserUrn]: { department: 'Sales', manager } });
  await createResource(context, groupKind, { schemas: [groupUrn], displayName: 'Team', members: [{ value: id }] });

  const { body } = await browser.send('GET', `${path}/users/${id}`);
  const groups = await browser.send('GET', `${path}/groups?search=te`);
  const unknown = await browser.send('GET', `${path}/users/${objectId(7)}`);

  assert.deepEqual(
    [body['objectId'], body['userPrincipalName'], body['title'], body['department']],
    [objectId(2), 'user2@contoso.example', 'Head', 'Sales'],
  );
  assert.deepEqual(body['manager'], { id: boss, displayName: 'User 1' });
  assert.deepEqual(namesOf(body['groups']), ['Team']);
  assert.ok(JSON.stringify(body['history']).includes('"user.created"'));
  assert.ok(JSON.stringify(body['resource']).includes(`/Users/${id}"`));
  assert.ok(JSON.stringify(groups.body).includes('"members":1'));
  assert.deepEqual([unknown.status, unknown.body['code']], [404, 'BC-904']);
});

test('activity shows the last request, the last refusal and a wrong mapping until it is healed', async () => {
  const { site, browser, path, directory, context } = await openScene();
  const lines = [entry(site, { status: 403, code: 'BC-106', detail: 'off' }), entry(site, { subject: 'Ada' })];
  await site.store.appendLog(lines.map((line) => ({ directoryId: directory.id, entry: line })));
  await createResource(context, userKind, { schemas: [userUrn], userName: 'ada@contoso.example', externalId: 'ada' });

  const { body } = await browser.send('GET', `${path}/activity`);

  assert.deepEqual([body['users'], body['groups'], body['warnings']], [1, 0, ['BC-310']]);
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
    [['BC-310'], ['BC-311'], []],
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

test('the log comes newest first, in pages, with failures alone on demand', async () => {
  const { site, browser, path, directory } = await openScene();
  const lines = [1, 2, 3].map((number) =>
    entry(site, { status: number === 2 ? 400 : 200, subject: `line ${number}`, requestBody: '{}' }),
  );
  await site.store.appendLog(lines.map((line) => ({ directoryId: directory.id, entry: line })));

  const first = await browser.send('GET', `${path}/log?limit=2`);
  const second = await browser.send('GET', `${path}/log?limit=2&before=${first.body['next']}`);
  const failed = await browser.send('GET', `${path}/log?failed=true`);
  const one = await browser.send('GET', `${path}/log/${lines[1]?.id}`);

  assert.deepEqual(
    [first, second, failed].map(({ body }) => subjectsOf(body['lines'])),
    [['line 3', 'line 2'], ['line 1'], ['line 2']],
  );
  assert.equal(second.body['next'], undefined);
  assert.equal(one.body['requestBody'], '{}');
  assert.equal(JSON.stringify(first.body).includes('requestBody'), false);
});

for (const query of [
  'limit=0',
  'limit=1001',
  'limit=x',
  'after=-1',
  'after=1e3',
  'active=yes',
  `search=${'x'.repeat(201)}`,
]) {
  test(`the query ${query.slice(0, 20)} is refused with a sentence that names the parameter`, async () => {
    const { browser, path } = await openScene();

    const { status, body } = await browser.send('GET', `${path}/users?${query}`);

    assert.deepEqual([status, body['code']], [400, 'BC-906']);
    assert.ok(String(body['detail']).startsWith(query.split('=')[0] ?? ''));
  });
}

function namesOf(rows: unknown): readonly unknown[] {
  return column(rows, 'displayName');
}

function subjectsOf(rows: unknown): readonly unknown[] {
  return column(rows, 'subject');
}

function column(rows: unknown, name: string): readonly unknown[] {
  assert.ok(Array.isArray(rows));
  return rows.map((row: Readonly<Record<string, unknown>>) => row[name]);
}
