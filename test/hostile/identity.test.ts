// What a provisioned user may not become: another id, a member by own word, or a holder of rights in the console
// (CVE-2025-41115, CVE-2022-1680: accounts adopted by external id or by e-mail).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAdministrator } from '../../src/domain/index.ts';
import { openSharedStore } from '../../src/store/testing/temporary-store.ts';
import { openScim, openServer } from '../conformance/driver.ts';

test('a person with the e-mail of an administrator is a person and no administrator, however it is changed', async () => {
  const server = openServer(openSharedStore());
  const scim = await openScim(server);
  const accounts = { store: server.store.administrators, platform: server.platform };
  await createAdministrator(accounts, 'ada@contoso.example', 'owner');
  const before = await server.store.administrators.list();
  const emails = [{ value: 'ada@contoso.example', type: 'work', primary: true }];

  const { path } = await scim.user('ada@contoso.example', { externalId: '1', emails, roles: [{ value: 'owner' }] });
  const changed = await scim.patch(path, [
    { op: 'replace', path: 'emails[type eq "work"].value', value: 'mallory@x.example' },
    { op: 'replace', path: 'active', value: false },
  ]);
  const removed = await scim.delete(path);

  assert.deepEqual([changed.status, removed.status], [200, 204]);
  assert.deepEqual(await server.store.administrators.list(), before);
  await server.close();
});

test('ids are ours: what a body calls id, meta, groups or schemas of others is not taken', async () => {
  const server = openServer(openSharedStore());
  const scim = await openScim(server);
  const { path: victim, id } = await scim.user('victim');
  const { path: group } = await scim.group('Sales');
  const groups = [{ value: group.split('/').at(-1) }];

  const { answer } = await scim.user('mallory', { id, externalId: id, groups, meta: { version: 'W/"99"' } });

  assert.notEqual(answer.at('id'), id);
  assert.match(String(answer.at('id')), /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  assert.deepEqual([answer.at('groups'), answer.at('meta', 'version')], [undefined, 'W/"1"']);
  assert.equal((await scim.get(victim)).at('userName'), 'victim');
  assert.equal((await scim.get(`/Users/${answer.at('id')}`)).at('groups'), undefined);
  await server.close();
});
