import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Actor, administratorActor } from '../actors/actor.ts';
import type { Role } from '../administrators/administrator.ts';
import { createAdministrator } from '../administrators/administrators.ts';
import { findSession, openSession } from '../administrators/sessions.ts';
import { createDirectory } from '../directories/directories.ts';
import { codeOf, day, openWorkbench } from '../testing/workbench.ts';
import { type ApiKeyRequest, changeApiKey, checkApiKey, createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts';
import { apiKeyActor, findApiKey, renewApiKey } from './find-key.ts';

const cli: Actor = { kind: 'cli', userName: 'root' };
const request: ApiKeyRequest = { name: 'Personnel', scopes: ['users:read'] };

function open() {
  const bench = openWorkbench();
  const caller = { store: bench.store, platform: bench.platform, actor: cli };
  const create = (changes: Partial<ApiKeyRequest> = {}, actor = cli) =>
    createApiKey({ ...caller, actor }, checkApiKey({ ...request, ...changes }));
  const find = (secret: string) => findApiKey(bench.store, bench.platform, secret);
  return { ...bench, caller, create, find };
}

async function signIn({ accounts }: ReturnType<typeof openWorkbench>, role: Role): Promise<Actor> {
  const { administrator } = await createAdministrator(accounts, `${role}@example.com`, role);
  const { secret } = await openSession(accounts, administrator);
  return administratorActor((await findSession(accounts, secret)) ?? assert.fail());
}

test('a new key is found by its secret, of which only the hash is kept', async () => {
  const { create, find, store } = open();

  const { key, secret } = await create({ name: ' Personnel ', expiresInDays: 30 });

  assert.match(key.id, /^key_[0-9A-Za-z]{12}$/);
  assert.deepEqual(
    [key.name, key.createdBy, key.directoryIds, key.expiresAt],
    ['Personnel', 'command line (root)', undefined, key.createdAt + 30 * day],
  );
  assert.deepEqual(await find(secret), key);
  assert.equal(JSON.stringify(await store.apiKeys.list()).includes(secret), false);
});

test('the scopes of a key are kept once each and in the order of the documentation', async () => {
  const { create } = open();

  const { key } = await create({ scopes: ['log:read', 'users:read', 'log:read'] });

  assert.deepEqual(key.scopes, ['users:read', 'log:read']);
});

test('a key is bound to directories that exist', async () => {
  const { create, store, platform } = open();
  const { id } = await createDirectory(store, platform, { name: 'Contoso' });

  const { key } = await create({ directories: [id, id] });

  assert.deepEqual(key.directoryIds, [id]);
  assert.equal(await codeOf(() => create({ directories: ['ud_none'] })), 'BC-904');
});

for (const wrong of [
  { name: ' ' },
  { name: 'x'.repeat(101) },
  { name: 'two\nlines' },
  { scopes: [] },
  { scopes: ['users:delete'] },
  { directories: [] },
  { scopes: ['admin'], directories: ['ud_1'] },
  { scopes: ['audit:read'], directories: ['ud_1'] },
  { expiresInDays: 0 },
  { expiresInDays: 1.5 },
  { expiresInDays: 3651 },
]) {
  test(`a key is refused with ${JSON.stringify(wrong).slice(0, 50)}`, async () => {
    const { create, store } = open();

    assert.equal(await codeOf(async () => create(wrong)), 'BC-906');
    assert.deepEqual(await store.apiKeys.list(), []);
  });
}

test('a hundred keys are active at most; an expired or revoked one makes room', async () => {
  const { create, caller, pass } = open();
  await create({ expiresInDays: 1 });
  const { key } = await create();
  for (let count = 2; count < 100; count += 1) await create();

  const full = await codeOf(() => create());
  await revokeApiKey(caller, key.id);
  await create();
  const fullAgain = await codeOf(() => create());
  pass(day);
  await create();

  assert.deepEqual([full, fullAgain], ['BC-905', 'BC-905']);
  assert.equal((await listApiKeys(caller.store)).length, 102);
});

test('an active key gets another name and another end; what is not named stays', async () => {
  const { create, caller, pass, store } = open();
  const { key } = await create({ expiresInDays: 30 });
  pass(day);

  const renamed = await changeApiKey(caller, key.id, { name: ' Other ' });
  const longer = await changeApiKey(caller, key.id, { expiresInDays: 90 });
  const endless = await changeApiKey(caller, key.id, { expiresInDays: null });

  assert.deepEqual(renamed, { before: key, key: { ...key, name: 'Other' } });
  assert.equal(longer.key.expiresAt, key.createdAt + 91 * day);
  assert.deepEqual(await store.apiKeys.list(), [endless.key]);
  assert.deepEqual(endless.key, { ...key, name: 'Other', expiresAt: undefined });
});

test('a key that has ended is not changed, and neither is an unknown one', async () => {
  const { create, caller, pass } = open();
  const { key } = await create({ expiresInDays: 1 });
  const { key: revoked } = await create();
  await revokeApiKey(caller, revoked.id);
  pass(day);

  const codes = [];
  for (const id of [key.id, revoked.id, 'key_none']) codes.push(await codeOf(() => changeApiKey(caller, id, {})));

  assert.deepEqual(codes, ['BC-905', 'BC-905', 'BC-904']);
  assert.equal(await codeOf(() => revokeApiKey(caller, 'key_none')), 'BC-904');
});

test('a key revoked twice keeps its first date', async () => {
  const { create, caller, pass } = open();
  const { key } = await create();

  const first = await revokeApiKey(caller, key.id);
  pass(5000);

  assert.deepEqual(await revokeApiKey(caller, key.id), first);
});

test('a secret that opens nothing is explained: unknown, cut, a Secret Token, expired or revoked', async () => {
  const { create, find, caller, pass } = open();
  const { key, secret } = await create({ expiresInDays: 1 });
  const { key: revoked, secret: revokedSecret } = await create({ name: 'Old' });
  await revokeApiKey(caller, revoked.id);
  pass(day);

  const wrong = ['eyJhbGciOiJSUzI1NiJ9.e30.x', secret.slice(0, -3), 'becard_scim_1', secret, revokedSecret];
  const failures = [];
  for (const text of wrong) failures.push(await find(text).catch((error: unknown) => error));

  assert.deepEqual(
    failures.map((failure) => (failure instanceof Error ? failure.message : failure)),
    [
      'This API key is not known. Create a new one in Becard > Developers. [BC-930]',
      'This API key is not known. It has 57 of 60 characters. Copy it again, or create a new one. [BC-930]',
      'This is a Secret Token, which is for SCIM only. Create an API key in Becard > Developers. [BC-930]',
      'The API key "Personnel" expired on 2026-01-02. Create a new one. [BC-932]',
      'The API key "Old" was revoked on 2026-01-01 by an administrator. Use another key. [BC-931]',
    ],
  );
  assert.equal(await codeOf(() => renewApiKey(caller.store, caller.platform, key.id)), 'BC-932');
  assert.equal(await codeOf(() => renewApiKey(caller.store, caller.platform, revoked.id)), 'BC-931');
});

test('the last use of a key is noted once a minute', async () => {
  const { create, find, store, pass } = open();
  const { key, secret } = await create();
  const uses = [];
  for (const wait of [0, 59_999, 1]) {
    pass(wait);
    await find(secret);
    uses.push(((await store.apiKeys.get(key.id))?.lastUsedAt ?? 0) - key.createdAt);
  }

  assert.deepEqual(uses, [0, 0, 60_000]);
});

test('a caller grants no scope that the caller does not have, and extends no key that has one', async () => {
  const bench = open();
  const administrator = await signIn(bench, 'administrator');
  const owner = await signIn(bench, 'owner');
  const { key: narrow } = await bench.create({ scopes: ['directories:write', 'users:read'] });
  const { key: wide } = await bench.create({ scopes: ['admin'], expiresInDays: 30 });
  const [reader, admin] = [apiKeyActor(narrow), apiKeyActor(wide)];
  const grant = (actor: Actor, scope: string): Promise<string> =>
    codeOf(() => bench.create({ scopes: [scope] }, actor));
  const extend = (actor: Actor): Promise<string> =>
    codeOf(() => changeApiKey({ ...bench.caller, actor }, wide.id, { expiresInDays: null }));

  const refused = [
    await grant(administrator, 'admin'),
    await grant(reader, 'admin'),
    await grant(reader, 'users:write'),
    await extend(administrator),
    await extend(reader),
  ];
  const granted = [
    await grant(administrator, 'audit:read'),
    await grant(owner, 'admin'),
    await grant(admin, 'admin'),
    await grant(reader, 'directories:read'),
  ];

  assert.deepEqual(refused, Array(5).fill('BC-903'));
  assert.ok(granted.every((code) => code.startsWith('not refused')));
});
