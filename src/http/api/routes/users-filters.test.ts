import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createResource, groupKind, type ResourceId, removeResource, userKind } from '../../../domain/index.ts';
import { enterpriseUserUrn, groupUrn } from '../../../scim/index.ts';
import { ask, keyOf } from '../testing/keys.ts';
import { addUser, entry, namesOf, openScene, type Scene } from '../testing/scene.ts';

const work = { type: 'work', value: 'jana@contoso.example' };
const mobile = { type: 'mobile', value: '+49 170 1' };

/** Three users with fewer and fewer values, the second a minute and the third an hour after the first. */
async function openUsers(): Promise<Scene & { readonly ids: readonly string[] }> {
  const scene = await openScene();
  const boss = await addUser(scene.context, 1, {
    title: 'Head',
    emails: [work],
    phoneNumbers: [mobile, { type: 'work', value: '+49 30 1' }],
    addresses: [{ type: 'work', formatted: 'Berlin' }],
    [enterpriseUserUrn]: { department: 'Sales', employeeNumber: 'E-1' },
  });
  scene.site.pass(60_000);
  const second = await addUser(scene.context, 2, {
    phoneNumbers: [mobile],
    [enterpriseUserUrn]: { manager: { value: boss } },
  });
  scene.site.pass(3_540_000);
  return { ...scene, ids: [boss, second, await addUser(scene.context, 3, { active: false })] };
}

async function list({ browser, path }: Scene, query: string): Promise<readonly unknown[]> {
  return namesOf((await browser.send('GET', `${path}/users?${query}`)).body['items']);
}

test('users without a value are found, and several values narrow further', async () => {
  const scene = await openUsers();

  assert.deepEqual(await list(scene, 'missing=mobile'), ['User 3']);
  assert.deepEqual(await list(scene, 'missing=title'), ['User 2', 'User 3']);
  assert.deepEqual(await list(scene, 'missing=email,department,phone,office,employeeNumber'), ['User 2', 'User 3']);
  assert.deepEqual(await list(scene, 'missing=manager,mobile'), ['User 3']);
  assert.deepEqual(await list(scene, 'missing=manager&status=active'), ['User 1']);
  const { status, body } = await scene.browser.send('GET', `${scene.path}/users?missing=shoe`);
  assert.deepEqual([status, body['code']], [400, 'BC-906']);
});

test('users are narrowed to those who changed since a time, deleted ones to those deleted since', async () => {
  const scene = await openUsers();
  const { platform } = scene.context;
  const ago = (ms: number): string => new Date(platform.clock() - ms).toISOString();

  assert.deepEqual(await list(scene, `changedSince=${ago(3_570_000)}`), ['User 2', 'User 3']);
  assert.deepEqual(await list(scene, `changedSince=${ago(30_000)}&sort=changed`), ['User 3']);
  await removeResource(scene.context, userKind, scene.ids[0] as ResourceId, undefined);
  assert.deepEqual(await list(scene, `changedSince=${ago(1_000)}&status=deleted`), ['User 1']);
  scene.site.pass(60_000);
  assert.deepEqual(await list(scene, `changedSince=${ago(1_000)}&status=deleted`), []);
});

test('a row of the list has what a card needs, the manager with the name', async () => {
  const { browser, path, ids } = await openUsers();

  const { body } = await browser.send('GET', `${path}/users`);

  const [first, second] = body['items'] as readonly Readonly<Record<string, unknown>>[];
  const { title, office, email, mobile: called, phone, employeeNumber, manager } = first ?? {};
  assert.deepEqual(
    [title, office, email, called, phone, employeeNumber, manager],
    ['Head', 'Berlin', work.value, mobile.value, '+49 30 1', 'E-1', undefined],
  );
  assert.deepEqual(second?.['manager'], { id: ids[0], displayName: 'User 1' });
});

test('users are counted by status, and those whose last change failed are listed', async () => {
  const scene = await openUsers();
  const { site, browser, path, context, directory, ids } = scene;
  const gone = await addUser(context, 4);
  await addUser(context, 5, { userName: 'ada@contoso.example' });
  await removeResource(context, userKind, gone as ResourceId, undefined);
  const write = { action: 'Update', method: 'PATCH', status: 400, code: 'BC-402', outcome: 'failure' } as const;
  const failed = entry(site, { ...write, resourceId: ids[1] as ResourceId, path: `/Users/${String(ids[1])}` });
  await site.store.appendLog([{ directoryId: directory.id, entry: failed }]);

  const { body } = await browser.send('GET', `${path}/user-counts`);

  assert.deepEqual(body, { all: 4, active: 3, inactive: 1, flagged: 1, deleted: 1, failed: 1 });
  assert.deepEqual(await list(scene, 'status=failed'), ['User 2']);
  assert.deepEqual(await list(scene, 'status=failed&missing=mobile'), []);
});

test('a key that does not read the log neither counts nor lists failed changes', async () => {
  const { site, path } = await openUsers();
  const { secret } = await keyOf(site, ['users:read']);

  const counts = await ask(site, secret, `${path}/user-counts`);
  const listed = await ask(site, secret, `${path}/users?status=failed`);

  assert.deepEqual([counts.status, Object.hasOwn(Object(counts.problem), 'failed')], [200, false]);
  assert.equal(listed.status, 403);
});

test('the list as a file has the filtered users and the chosen columns in their order', async () => {
  const { browser, path, context, ids } = await openUsers();
  const body = { schemas: [groupUrn], displayName: 'Team', members: [{ value: ids[1] }, { value: ids[2] }] };
  const { resource: team } = await createResource(context, groupKind, body);

  const file = await browser.send(
    'GET',
    `${path}/export/users?missing=title&group=${team.id}&columns=manager,displayName,mobile&sort=name&direction=down`,
  );
  const wrong = await browser.send('GET', `${path}/export/users?columns=shoe`);

  const lines = ['\uFEFFmanager,displayName,mobile', ',User 3,', "User 1,User 2,'+49 170 1", ''];
  assert.equal(String(file.body['text']), lines.join('\r\n'));
  assert.equal(wrong.status, 400);
});
