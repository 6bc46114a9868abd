import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  enterpriseUserUrn,
  groupUrn,
  isObject,
  type JsonObject,
  listOf,
  patchOpUrn,
  ScimError,
  userUrn,
} from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import type { ResourceId } from '../ids/brands.ts';
import { groupKind, userKind } from '../schemas/registry.ts';
import { openWorkplace, tenantUrl } from '../testing/workplace.ts';
import type { Context } from './context.ts';
import { createResource, type Kind, patchResource, readShown, removeResource, replaceResource } from './index.ts';
import { parseObject } from './represent.ts';

const whole = { kind: 'default' } as const;

function user(userName: string, more: JsonObject = {}): JsonObject {
  return { schemas: [userUrn], userName, ...more };
}

async function createUser(context: Context, userName: string, more: JsonObject = {}): Promise<ResourceId> {
  return (await createResource(context, userKind, user(userName, more))).resource.id;
}

async function createGroup(
  context: Context,
  displayName: string,
  members: readonly string[] = [],
): Promise<ResourceId> {
  const body = { schemas: [groupUrn], displayName, members: members.map((value) => ({ value })) };
  return (await createResource(context, groupKind, body)).resource.id;
}

function patch(context: Context, kind: Kind, id: ResourceId, ...Operations: readonly unknown[]) {
  return patchResource(context, kind, id, { schemas: [patchOpUrn], Operations }, undefined);
}

async function see(context: Context, kind: Kind, id: ResourceId): Promise<JsonObject> {
  return parseObject((await readShown(context, kind, id, whole)).text);
}

async function memberIds(context: Context, groupId: ResourceId): Promise<readonly unknown[]> {
  const members = listOf((await see(context, groupKind, groupId))['members']);
  return members.map((member) => (isObject(member) ? member['value'] : undefined)).toSorted();
}

test('a new user is active, has a location and the first version', async () => {
  const context = await openWorkplace();

  const id = await createUser(context, 'jana', { [enterpriseUserUrn]: { manager: 'm1' }, password: 'secret' });

  assert.deepStrictEqual(await see(context, userKind, id), {
    schemas: [userUrn, enterpriseUserUrn],
    id,
    userName: 'jana',
    [enterpriseUserUrn]: { manager: { value: 'm1', $ref: `${tenantUrl}/Users/m1` } },
    active: true,
    meta: {
      resourceType: 'User',
      created: '2026-01-01T00:00:01.000Z',
      lastModified: '2026-01-01T00:00:01.000Z',
      location: `${tenantUrl}/Users/${id}`,
      version: 'W/"1"',
    },
  });
});

test('a second user with the same userName is refused, whatever its letter case or width', async () => {
  const context = await openWorkplace();
  await createUser(context, 'Jana');

  for (const userName of ['jana', 'JANA', 'ｊａｎａ']) {
    await assert.rejects(createUser(context, userName), { name: 'Failure', code: 'BC-301' });
  }
});

test('a change writes one event with the old and new values', async () => {
  const context = await openWorkplace();
  const id = await createUser(context, 'jana', { title: 'Engineer' });

  const outcome = await patch(context, userKind, id, { op: 'Replace', path: 'title', value: 'Lead' });

  assert.equal(outcome.resource.version, 2);
  const [event] = await context.store.events.list(id, 10);
  assert.equal(event?.type, 'user.updated');
  assert.deepStrictEqual(event?.changes, [{ path: 'title', before: 'Engineer', after: 'Lead' }]);
});

test('a change that changes nothing leaves version, time and events as they are', async () => {
  const context = await openWorkplace();
  const id = await createUser(context, 'jana', { title: 'Engineer', [enterpriseUserUrn]: { manager: 'm1' } });
  const before = await see(context, userKind, id);

  const outcome = await patch(
    context,
    userKind,
    id,
    { op: 'add', path: 'title', value: 'Engineer' },
    { op: 'add', path: 'manager', value: 'm1' },
  );

  assert.equal(outcome.isChanged, false);
  assert.deepStrictEqual(await see(context, userKind, id), before);
  assert.equal((await context.store.events.list(id, 10)).length, 1);
});

test('leaving and returning are events of their own', async () => {
  const context = await openWorkplace();
  const id = await createUser(context, 'jana');

  await patch(context, userKind, id, { op: 'Replace', path: 'active', value: 'False' });
  await patch(context, userKind, id, { op: 'Replace', path: 'active', value: 'True' });

  const types = (await context.store.events.list(id, 10)).map((event) => event.type);
  assert.deepStrictEqual(types, ['user.reactivated', 'user.deactivated', 'user.created']);
});

test('a refused operation leaves nothing of the operations before it', async () => {
  const context = await openWorkplace();
  const [a, g] = [await createUser(context, 'a'), await createGroup(context, 'g')];

  const attempt = patch(
    context,
    groupKind,
    g,
    { op: 'add', path: 'members', value: [{ value: a }] },
    { op: 'replace', path: 'id', value: 'x' },
  );

  await assert.rejects(attempt, ScimError);
  assert.deepStrictEqual(await memberIds(context, g), []);
});

test('members are added, named again, removed and replaced as deltas', async () => {
  const context = await openWorkplace();
  const [a, b, c] = [await createUser(context, 'a'), await createUser(context, 'b'), await createUser(context, 'c')];
  const g = await createGroup(context, 'g', [a]);

  await patch(context, groupKind, g, { op: 'Add', path: 'members', value: [{ $ref: null, value: b }, { value: b }] });
  assert.deepStrictEqual(await memberIds(context, g), [a, b]);
  await patch(context, groupKind, g, { op: 'Remove', path: 'members', value: [{ value: a }] });
  assert.deepStrictEqual(await memberIds(context, g), [b]);
  await patch(context, groupKind, g, { op: 'remove', path: `members[value eq "${b}"]` });
  assert.deepStrictEqual(await memberIds(context, g), []);
  await patch(context, groupKind, g, { op: 'replace', path: 'members', value: [{ value: c }, { value: a }] });
  assert.deepStrictEqual(await memberIds(context, g), [a, c]);
  await patch(context, groupKind, g, { op: 'remove', path: 'members[type eq "User" and not (value eq "x")]' });
  assert.deepStrictEqual(await memberIds(context, g), []);
});

test('members that end as they began leave the version of the group', async () => {
  const context = await openWorkplace();
  const a = await createUser(context, 'a');
  const g = await createGroup(context, 'g', [a]);

  const same = await patch(
    context,
    groupKind,
    g,
    { op: 'remove', path: 'members' },
    { op: 'add', path: 'members', value: [{ value: a }] },
  );
  const unknown = await patch(context, groupKind, g, { op: 'Remove', path: 'members', value: [{ value: 'missing' }] });

  assert.deepStrictEqual([same.isChanged, unknown.isChanged], [false, false]);
  assert.equal((await see(context, groupKind, g))['displayName'], 'g');
});

test('a user shows the groups that it is in', async () => {
  const context = await openWorkplace();
  const a = await createUser(context, 'a');
  const g = await createGroup(context, 'Sales', [a]);

  assert.deepStrictEqual((await see(context, userKind, a))['groups'], [
    { value: g, $ref: `${tenantUrl}/Groups/${g}`, display: 'Sales', type: 'direct' },
  ]);
});

test('an unknown member is kept as pending and never shown', async () => {
  const context = await openWorkplace();
  const g = await createGroup(context, 'g');

  const outcome = await patch(context, groupKind, g, { op: 'add', path: 'members', value: [{ value: 'not-yet' }] });

  assert.equal(outcome.isChanged, false);
  assert.deepStrictEqual(await memberIds(context, g), []);
  assert.equal((await context.store.members.list(g, 10)).length, 1);
});

test('a removed user is gone from its groups, whose version moves, and its userName is free', async () => {
  const context = await openWorkplace();
  const a = await createUser(context, 'a');
  const g = await createGroup(context, 'g', [a]);

  await removeResource(context, userKind, a, undefined);

  assert.deepStrictEqual(await memberIds(context, g), []);
  assert.equal((await readShown(context, groupKind, g, whole)).resource.version, 2);
  await assert.rejects(readShown(context, userKind, a, whole), { name: 'Failure', code: 'BC-202' });
  await assert.rejects(removeResource(context, userKind, a, undefined), Failure);
  assert.notEqual(await createUser(context, 'A'), a);
});

test('If-Match lets one of two writers win', async () => {
  const context = await openWorkplace();
  const id = await createUser(context, 'jana');
  const write = (title: string) =>
    replaceResource(context, userKind, id, user('jana', { title }), { ifMatch: 'W/"1"' });

  const results = await Promise.allSettled([write('a'), write('b')]);

  assert.deepStrictEqual(
    results.map((result) => result.status),
    ['fulfilled', 'rejected'],
  );
  assert.equal((await see(context, userKind, id))['title'], 'a');
});

test('a replacement drops what it leaves out and keeps the id', async () => {
  const context = await openWorkplace();
  const id = await createUser(context, 'jana', { title: 'Engineer', active: false });

  await replaceResource(context, userKind, id, user('jana', { id: 'other', nickName: 'J' }), undefined);

  const after = await see(context, userKind, id);
  assert.deepStrictEqual([after['id'], after['title'], after['nickName'], after['active']], [id, undefined, 'J', true]);
});

test('a manager of whom only an empty reference is sent is none, and leaves no empty extension', async () => {
  const context = await openWorkplace();
  const manager = { $ref: '' };
  const jana = await createUser(context, 'jana', { [enterpriseUserUrn]: { manager } });
  const tom = await createUser(context, 'tom', { [enterpriseUserUrn]: { department: 'IT' } });

  await patch(context, userKind, tom, { op: 'add', path: `${enterpriseUserUrn}:manager.$ref`, value: manager.$ref });

  const seen = [await see(context, userKind, jana), await see(context, userKind, tom)];
  assert.deepStrictEqual(
    seen.map((resource) => [resource['schemas'], resource[enterpriseUserUrn]]),
    [
      [[userUrn], undefined],
      [[userUrn, enterpriseUserUrn], { department: 'IT' }],
    ],
  );
});

test('what a member is made of is immutable while it stays', async () => {
  const context = await openWorkplace();
  const jana = await createUser(context, 'jana');
  const g = await createGroup(context, 'g', [jana]);
  const refused = (error: unknown): boolean => error instanceof ScimError && error.scimType === 'mutability';

  for (const operation of [
    { op: 'add', path: 'members.display', value: 'Jana' },
    { op: 'replace', path: `members[value eq "${jana}"].type`, value: 'Group' },
    { op: 'replace', path: 'members[type eq "User"].$ref', value: 'https://elsewhere.test' },
  ]) {
    await assert.rejects(patch(context, groupKind, g, operation), refused);
  }
  await patch(context, groupKind, g, { op: 'add', path: 'members', value: [{ value: jana, display: 'Jana' }] });

  assert.deepStrictEqual((await see(context, groupKind, g))['members'], [
    { value: jana, $ref: `${tenantUrl}/Users/${jana}`, type: 'User' },
  ]);
});

test('members are found by their reference, and removed by a value in any spelling', async () => {
  const context = await openWorkplace();
  const [jana, tom, ines] = await Promise.all(['jana', 'tom', 'ines'].map((name) => createUser(context, name)));
  const g = await createGroup(context, 'g', [String(jana), String(tom), String(ines)]);

  await patch(context, groupKind, g, { op: 'remove', path: `members[$ref eq "${tenantUrl}/Users/${jana}"]` });
  await patch(context, groupKind, g, { op: 'Remove', path: 'members', value: [{ VALUE: tom }] });

  assert.deepStrictEqual(await memberIds(context, g), [ines]);
});

test('a clock that steps back takes neither the version nor the time of the last change with it', async () => {
  const context = await openWorkplace();
  const { resource: created } = await createResource(context, userKind, user('anna'));
  const late = { ...context, platform: { ...context.platform, clock: () => created.changedAt - 600_000 } };
  const rename = (value: string) => patch(late, userKind, created.id, { op: 'replace', path: 'displayName', value });

  const [{ resource: first }, { resource: second }] = [await rename('A'), await rename('B')];

  assert.deepStrictEqual([first.version, second.version], [2, 3]);
  assert.ok(first.changedAt > created.changedAt && second.changedAt > first.changedAt);
});

test('forty parallel additions to one group are all kept', async () => {
  const context = await openWorkplace();
  const ids = await Promise.all(Array.from({ length: 40 }, (_, at) => createUser(context, `user-${at}`)));
  const g = await createGroup(context, 'g');

  await Promise.all(
    ids.map((value) => patch(context, groupKind, g, { op: 'Add', path: 'members', value: [{ value }] })),
  );

  assert.deepStrictEqual(await memberIds(context, g), ids.toSorted());
});

test('warnings name the mapping rows and a reused externalId, and nothing is refused', async () => {
  const context = await openWorkplace();
  const objectId = '3b0f6c1e-7a52-4c0d-9d5e-1f8a2b6c7d01';

  const upn = await createResource(context, userKind, user('jana@example.com', { externalId: 'jana' }));
  const nickname = await createResource(context, userKind, user(objectId, { externalId: 'jana' }));

  assert.deepStrictEqual(upn.warnings, ['BC-310']);
  assert.deepStrictEqual(nickname.warnings, ['BC-311', 'BC-302']);
});

test('a password that cannot be read is refused for a user that exists; an unknown user is not found', async () => {
  const context = await openWorkplace();
  const jana = await createUser(context, 'jana');
  const badPassword = { op: 'replace', path: 'password', value: { of: 'jana' } };

  await assert.rejects(patch(context, userKind, jana, badPassword), { scimType: 'invalidValue' });
  await removeResource(context, userKind, jana, undefined);
  await assert.rejects(patch(context, userKind, jana, badPassword), { code: 'BC-202' });
});
