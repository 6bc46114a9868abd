// Requests in the form in which clients other than Entra were seen to send them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterpriseUserUrn, groupUrn, type JsonObject, patchOpUrn, userUrn } from '../../scim/index.ts';
import { type Bench, json, openBench } from './testing/bench.ts';
import { badgeUrn, openDevices } from './testing/devices.ts';

const oldCore = 'urn:scim:schemas:core:1.0';
const oldEnterprise = 'urn:scim:schemas:extension:enterprise:1.0';

async function lastWarnings({ flush, store, directory }: Bench): Promise<readonly string[]> {
  await flush();
  const [line] = await store.directory(directory.id).log.list({ limit: 1 });
  return line?.entry.warnings ?? [];
}

test('a user as the templates of OneLogin write one is created', async () => {
  const bench = await openBench();
  const body = {
    schemas: [oldCore, oldEnterprise],
    userName: '0f0e9c52-25c1-4d8e-9f3a-2f2f7c8c1a11',
    name: { familyName: 'Weber', givenName: 'Jana', formatted: 'Jana Weber' },
    emails: { value: 'jana@example.com', type: 'work', primary: true },
    title: 'Lead',
    [oldEnterprise]: { department: 'Sales' },
  };

  const created = await bench.send('POST', '/Users', { body });
  const warnings = await lastWarnings(bench);

  assert.equal(created.status, 201, created.body);
  const { id, meta: _, ...user } = json(created);
  assert.deepStrictEqual(user, {
    schemas: [userUrn, enterpriseUserUrn],
    userName: body.userName,
    active: true,
    name: body.name,
    title: 'Lead',
    emails: [body.emails],
    [enterpriseUserUrn]: { department: 'Sales' },
  });
  assert.deepStrictEqual(warnings, ['BC-407']);
  const renamed = { ...body, schemas: ['urn:scim:schemas:core:2.0'], title: 'Head' };
  const replaced = await bench.send('PUT', `/Users/${id}`, { body: renamed });
  assert.deepStrictEqual([replaced.status, json(replaced)['title']], [200, 'Head']);
});

const schemaCases: readonly (readonly [schemas: unknown, status: number, warnings: readonly string[]])[] = [
  [['urn:scim:schemas:core:2.0:User'], 201, ['BC-407']],
  [['URN:SCIM:SCHEMAS:CORE:1.0'], 201, ['BC-407']],
  [[userUrn, oldCore], 201, ['BC-407']],
  [[userUrn, oldEnterprise], 201, ['BC-407']],
  [[userUrn, 'urn:contoso:other'], 201, []],
  [['urn:scim:schemas:core:2.0:Group'], 400, []],
  [['urn:scim:schemas:core:3.0'], 400, []],
  [[oldEnterprise], 400, []],
  [[groupUrn], 400, []],
  [['urn:contoso:other'], 400, []],
  [[], 400, []],
  [undefined, 400, []],
];

for (const [schemas, status, warnings] of schemaCases) {
  test(`a user with schemas ${JSON.stringify(schemas)} is answered ${status}`, async () => {
    const bench = await openBench();
    const body: JsonObject = { schemas, userName: '0f0e9c52-25c1-4d8e-9f3a-2f2f7c8c1a11' };

    const answer = await bench.send('POST', '/Users', { body });

    assert.equal(answer.status, status, answer.body);
    assert.deepStrictEqual(await lastWarnings(bench), warnings);
  });
}

test('a work e-mail that is none is stored, with a warning in the log', async () => {
  const bench = await openBench();
  const emails = [{ type: 'work', value: 'jana@' }];
  const body = { schemas: [userUrn], userName: '0f0e9c52-25c1-4d8e-9f3a-2f2f7c8c1a11', emails };

  const created = await bench.send('POST', '/Users', { body });
  const warned = await lastWarnings(bench);
  const corrected = { op: 'replace', path: 'emails[type eq "work"].value', value: 'jana@example.com' };
  await bench.send('PATCH', `/Users/${json(created)['id']}`, {
    body: { schemas: [patchOpUrn], Operations: [corrected] },
  });

  assert.deepStrictEqual([created.status, json(created)['emails'], warned], [201, emails, ['BC-401']]);
  assert.deepStrictEqual(await lastWarnings(bench), []);
});

test('a group under the old name of its schema is created', async () => {
  const { send } = await openBench();

  const answer = await send('POST', '/Groups', { body: { schemas: [oldCore], displayName: 'Sales' } });

  assert.deepStrictEqual([answer.status, json(answer)['schemas']], [201, [groupUrn]]);
});

test('a PATCH may name the enterprise extension as SCIM 1.1 did', async () => {
  const { send } = await openBench();
  const created = await send('POST', '/Users', { body: { schemas: [userUrn], userName: 'jana' } });
  const operation = { op: 'add', value: { [oldEnterprise]: { department: 'Sales' } } };

  const answer = await send('PATCH', `/Users/${json(created)['id']}`, {
    body: { schemas: [patchOpUrn], Operations: [operation] },
  });

  assert.deepStrictEqual(json(answer)[enterpriseUserUrn], { department: 'Sales' });
});

test('Apache Syncope sets custom integers as text', async () => {
  const { send } = await openDevices();
  const body = { schemas: [userUrn, badgeUrn], userName: 'jana', [badgeUrn]: { badge: 'B-7', floor: '7' } };

  const created = await send('POST', '/Users', { body });
  const replaced = await send('PATCH', `/Users/${json(created)['id']}`, {
    body: { schemas: [patchOpUrn], Operations: [{ op: 'replace', path: `${badgeUrn}:floor`, value: '8' }] },
  });

  assert.deepStrictEqual(
    [created, replaced].map((answer) => json(answer)[badgeUrn]),
    [7, 8].map((floor) => ({ badge: 'B-7', floor })),
  );
});

test('SCIM-SDK wraps what it changes in a list, and may ask for the group', async () => {
  const { send } = await openBench();
  const created = await send('POST', '/Groups', { body: { schemas: [groupUrn], displayName: 'Sales' } });
  const value = [{ displayName: 'Marketing', members: [{ value: 'not-here-yet', type: 'User' }] }];

  const answer = await send('PATCH', `/Groups/${json(created)['id']}`, {
    body: { schemas: [patchOpUrn], Operations: [{ op: 'replace', value }] },
    headers: { prefer: 'return=representation' },
  });

  assert.deepStrictEqual([answer.status, json(answer)['displayName']], [200, 'Marketing']);
});
