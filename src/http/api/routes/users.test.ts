import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createResource,
  groupKind,
  patchResource,
  type ResourceId,
  removeResource,
  userKind,
} from '../../../domain/index.ts';
import { enterpriseUserUrn, groupUrn } from '../../../scim/index.ts';
import { addUser, entry, namesOf, objectId, openScene, type Scene } from '../testing/scene.ts';

function patchOf(...operations: readonly object[]): object {
  return { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
}

test('any window of the people is read by its row number, and they are found by any part of their name', async () => {
  const { browser, path, context } = await openScene();
  for (let number = 1; number <= 5; number += 1) await addUser(context, number, { active: number !== 3 });

  const first = await browser.send('GET', `${path}/users?limit=2`);
  const second = await browser.send('GET', `${path}/users?limit=2&offset=2`);
  const third = await browser.send('GET', `${path}/users?limit=2&offset=4`);
  const found = await browser.send('GET', `${path}/users?search=USER%204`);
  const inactive = await browser.send('GET', `${path}/users?status=inactive`);

  const names = [first, second, third].map(({ body }) => namesOf(body['items']));
  assert.deepEqual(names, [['User 1', 'User 2'], ['User 3', 'User 4'], ['User 5']]);
  assert.deepEqual([first.body['total'], third.body['total']], [5, 5]);
  assert.deepEqual([found.body['total'], namesOf(found.body['items'])], [1, ['User 4']]);
  assert.deepEqual([inactive.body['total'], namesOf(inactive.body['items'])], [1, ['User 3']]);
});

test('members and managers in a history come with their names, deleted ones with the name they had', async () => {
  const { browser, path, context } = await openScene();
  const [anna, ida, gone] = [await addUser(context, 1), await addUser(context, 2), await addUser(context, 3)];
  const { resource: team } = await createResource(context, groupKind, { schemas: [groupUrn], displayName: 'Team' });
  const members = [anna, gone].map((value) => ({ value }));
  await patchResource(context, groupKind, team.id, patchOf({ op: 'add', path: 'members', value: members }), undefined);
  const manager = `${enterpriseUserUrn}:manager`;
  const change = patchOf({ op: 'add', path: manager, value: { value: ida } });
  await patchResource(context, userKind, anna as ResourceId, change, undefined);
  await removeResource(context, userKind, gone as ResourceId, undefined);

  const group = await browser.send('GET', `${path}/groups/${team.id}`);
  const user = await browser.send('GET', `${path}/users/${anna}`);

  const found = group.body['named'] as readonly { readonly displayName: string }[];
  assert.deepEqual(
    found.toSorted((left, right) => left.displayName.localeCompare(right.displayName)),
    [
      { id: anna, type: 'User', displayName: 'User 1', isRemoved: false },
      { id: gone, type: 'User', displayName: 'User 3', isRemoved: true },
    ],
  );
  assert.deepEqual(user.body['named'], [{ id: ida, type: 'User', displayName: 'User 2', isRemoved: false }]);
});

test('a user whose last change failed says so, until a later one succeeds', async () => {
  const { site, browser, path, context, directory } = await openScene();
  const [stuck, healed] = [await addUser(context, 1), await addUser(context, 2)];
  const now = context.platform.clock();
  const write = { action: 'Update', method: 'PATCH' } as const;
  const failed = { ...write, status: 400, code: 'BC-402', outcome: 'failure' } as const;
  const of = (id: string) => ({ resourceId: id as ResourceId, path: `/Users/${id}` });
  const lines = [
    entry(site, { ...write, ...of(stuck), at: now - 3_000 }),
    entry(site, { ...failed, ...of(stuck), at: now - 2_000 }),
    entry(site, { ...failed, ...of(healed), at: now - 2_000 }),
    entry(site, { ...write, ...of(healed), at: now - 1_000 }),
    entry(site, { ...failed, path: '/Groups/1', resourceId: 'g1' as ResourceId, at: now }),
  ];
  await site.store.appendLog(lines.map((line) => ({ directoryId: directory.id, entry: line })));

  const listed = await browser.send('GET', `${path}/failing-users`);
  const first = await browser.send('GET', `${path}/users/${stuck}`);
  const second = await browser.send('GET', `${path}/users/${healed}`);

  const [only, ...others] = listed.body['items'] as readonly { readonly userId: string }[];
  assert.deepEqual([only?.userId, others], [stuck, []]);
  assert.equal((first.body['failure'] as { readonly id: string }).id, lines[1]?.id);
  assert.equal(second.body['failure'], undefined);
});

test('people are found by words of different fields and by their employee number', async () => {
  const { browser, path, context } = await openScene();
  for (const [number, department] of [
    [1, 'Logistik'],
    [2, 'Vertrieb'],
  ] as const) {
    const enterprise = { department, employeeNumber: `E-471${String(number)}` };
    await addUser(context, number, { displayName: `Öztürk ${String(number)}`, [enterpriseUserUrn]: enterprise });
  }
  const find = async (search: string): Promise<unknown> =>
    namesOf((await browser.send('GET', `${path}/users?search=${encodeURIComponent(search)}`)).body['items']);

  assert.deepEqual(await find('logistik ÖZTÜRK'), ['Öztürk 1']);
  assert.deepEqual(await find('e-4712'), ['Öztürk 2']);
  assert.deepEqual(await find('Öztürk e-4711'), ['Öztürk 1']);
  assert.deepEqual(await find('Öztürk Einkauf'), []);
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

test('people are sorted as a German reader expects, in both directions, with what is missing last', async () => {
  const { site, browser, path, context } = await openScene();
  const people = [
    ['Zoe', 'Einkauf'],
    ['Ähre', undefined],
    ['Anna', 'Vertrieb'],
    ['Groß', 'Änderungen'],
    ['Grosse', undefined],
  ] as const;
  for (const [at, [displayName, department]] of people.entries()) {
    site.pass(10);
    await addUser(context, at, { displayName, [enterpriseUserUrn]: { department } });
  }

  const read = async (query: string) => namesOf((await browser.send('GET', `${path}/users?${query}`)).body['items']);

  assert.deepEqual(await read('sort=name'), ['Ähre', 'Anna', 'Groß', 'Grosse', 'Zoe']);
  assert.deepEqual(await read('sort=name&direction=down&limit=2'), ['Zoe', 'Grosse']);
  assert.deepEqual(await read('sort=department'), ['Groß', 'Zoe', 'Anna', 'Ähre', 'Grosse']);
  assert.deepEqual(await read('sort=department&direction=down&offset=3'), ['Ähre', 'Grosse']);
  assert.deepEqual(await read('sort=changed&direction=down&limit=1'), ['Grosse']);
});

test('people are narrowed by department, warning and group, and departments are counted', async () => {
  const { browser, path, context } = await openScene();
  const [a] = [await addUser(context, 1, { [enterpriseUserUrn]: { department: 'Einkauf' } })];
  await addUser(context, 2, { [enterpriseUserUrn]: { department: 'Änderungen' } });
  await addUser(context, 3, { [enterpriseUserUrn]: { department: 'einkauf' } });
  await addUser(context, 4, { userName: 'ada@contoso.example' });
  const inner = await createResource(context, groupKind, { schemas: [groupUrn], displayName: 'Inner' });
  const members = [{ value: a }, { value: inner.resource.id }, { value: 'not-here-yet' }];
  const { resource } = await createResource(context, groupKind, { schemas: [groupUrn], displayName: 'Team', members });

  const read = async (query: string) => namesOf((await browser.send('GET', `${path}/users?${query}`)).body['items']);
  const departments = await browser.send('GET', `${path}/departments`);
  const group = await browser.send('GET', `${path}/groups/${resource.id}`);

  assert.deepEqual(await read('department=EINKAUF'), ['User 1', 'User 3']);
  assert.deepEqual(await read(`department=${encodeURIComponent('änderungen')}`), ['User 2']);
  assert.deepEqual(await read('status=flagged'), ['User 4']);
  assert.deepEqual(await read(`group=${resource.id}`), ['User 1']);
  assert.deepEqual(departments.body['items'], [
    { name: 'Einkauf', users: 2 },
    { name: 'Änderungen', users: 1 },
  ]);
  assert.deepEqual([group.body['members'], group.body['pending'], namesOf(group.body['groups'])], [2, 1, ['Inner']]);
});

test('an invalid work e-mail is shown on the page of the user, in the list and in the mapping report', async () => {
  const { browser, path, context } = await openScene();
  const work = (value: string) => ({ emails: [{ type: 'work', value }] });
  const id = await addUser(context, 1, work('jana@'));
  await addUser(context, 2, work('jana@contoso.example'));
  await addUser(context, 3, { emails: [{ type: 'home', value: 'at home' }] });

  const person = await browser.send('GET', `${path}/users/${id}`);
  const flagged = await browser.send('GET', `${path}/users?status=flagged`);
  const mapping = await browser.send('GET', `${path}/mapping`);
  const activity = await browser.send('GET', `${path}/activity`);

  assert.deepEqual(person.body['warnings'], ['BC-401']);
  assert.deepEqual(namesOf(flagged.body['items']), ['User 1']);
  assert.deepEqual(mapping.body['warnings'], [{ code: 'BC-401', users: 1 }]);
  assert.deepEqual(activity.body['warnings'], []);
});

test('the page of a group names the others of its name', async () => {
  const { browser, path, context } = await openScene();
  const group = (displayName: string, externalId: string) =>
    createResource(context, groupKind, { schemas: [groupUrn], displayName, externalId });
  const { resource: a } = await group('Sales', 'a');
  const { resource: b } = await group('SALES', 'b');
  const { resource: c } = await group('Marketing', 'c');

  const [first, third] = [
    await browser.send('GET', `${path}/groups/${a.id}`),
    await browser.send('GET', `${path}/groups/${c.id}`),
  ];

  assert.deepEqual([first.body['namesakes'], third.body['namesakes']], [[{ id: b.id, displayName: 'SALES' }], []]);
});

test('a list is right again after every change', async () => {
  const { browser, path, context } = await openScene();
  const id = (await addUser(context, 1)) as ResourceId;
  await addUser(context, 2);
  const read = async () => namesOf((await browser.send('GET', `${path}/users`)).body['items']);

  const before = await read();
  const rename = { op: 'replace', path: 'displayName', value: 'Zoe' };
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
  await patchResource(context, userKind, id, { schemas, Operations: [rename] }, undefined);
  const renamed = await read();
  await removeResource(context, userKind, id, undefined);

  assert.deepEqual([before, renamed, await read()], [['User 1', 'User 2'], ['User 2', 'Zoe'], ['User 2']]);
});

async function openDeleted(): Promise<Scene & { readonly id: ResourceId; readonly groupId: string }> {
  const scene = await openScene();
  const id = (await addUser(scene.context, 1)) as ResourceId;
  const body = { schemas: [groupUrn], displayName: 'Team', members: [{ value: id }] };
  const { resource } = await createResource(scene.context, groupKind, body);
  await removeResource(scene.context, userKind, id, undefined);
  return { ...scene, id, groupId: resource.id };
}

test('someone deleted is listed with the day of forgetting, and comes back with id and groups', async () => {
  const { browser, path, id } = await openDeleted();

  const deleted = await browser.send('GET', `${path}/users?status=deleted`);
  const page = await browser.send('GET', `${path}/users/${id}`);
  const restored = await browser.send('POST', `${path}/users/${id}/restore`, {});
  const again = await browser.send('POST', `${path}/users/${id}/restore`, {});
  const living = await browser.send('GET', `${path}/users`);

  assert.deepEqual(namesOf(deleted.body['items']), ['User 1']);
  const kept = Date.parse(String(page.body['keptUntil'])) - Date.parse(String(page.body['deletedAt']));
  assert.equal(kept, 30 * 86_400_000);
  assert.deepEqual([restored.status, restored.body['id'], restored.body['deletedAt']], [200, id, undefined]);
  assert.deepEqual(namesOf(restored.body['groups']), ['Team']);
  assert.ok(JSON.stringify(restored.body['history']).includes('"user.restored"'));
  const audited = await browser.send('GET', '/v1/audit?action=user.restored');
  assert.ok(JSON.stringify(audited.body).includes(`"target":"${id}"`));
  assert.deepEqual([again.status, again.body['code']], [404, 'BC-904']);
  assert.deepEqual(namesOf(living.body['items']), ['User 1']);
});

test('a user whom Entra has created again is not restored beside the new record', async () => {
  const { browser, path, id, context } = await openDeleted();
  const holder = await addUser(context, 1);

  const { status, body } = await browser.send('POST', `${path}/users/${id}/restore`, {});

  assert.deepEqual([status, body['code']], [409, 'BC-301']);
  assert.ok(String(body['detail']).includes(holder));
});

test('an auditor restores no user', async () => {
  const { site, path, id } = await openDeleted();
  const auditor = await site.signedIn('auditor');

  const { status, body } = await auditor.send('POST', `${path}/users/${id}/restore`, {});

  assert.deepEqual([status, body['code']], [403, 'BC-903']);
});

test('the list is a file that a German spreadsheet opens: everybody who matches, in the order on the screen', async () => {
  const { browser, path, context } = await openScene();
  await addUser(context, 1, { displayName: 'Jörg "JM" Müller; Vertrieb' });
  await addUser(context, 2, { displayName: '=HYPERLINK()', active: false });

  const file = await browser.send('GET', `${path}/export/users?status=active&separator=semicolon`);

  const text = String(file.body['text']);
  assert.ok(file.headers.get('content-disposition')?.includes('Contoso-users.csv'));
  assert.ok(text.startsWith('\uFEFFdisplayName;email;'));
  assert.ok(text.includes('\r\n"Jörg ""JM"" Müller; Vertrieb";'));
  assert.equal(text.trimEnd().split('\r\n').length, 2);
});

for (const query of [
  'limit=0',
  'limit=1001',
  'limit=x',
  'offset=-1',
  'offset=1e3',
  'status=gone',
  'sort=size',
  `search=${'x'.repeat(201)}`,
]) {
  test(`the query ${query.slice(0, 20)} is refused with a sentence that names the parameter`, async () => {
    const { browser, path } = await openScene();

    const { status, body } = await browser.send('GET', `${path}/users?${query}`);

    assert.deepEqual([status, body['code']], [400, 'BC-906']);
    assert.ok(String(body['detail']).startsWith(query.split('=')[0] ?? ''));
  });
}
