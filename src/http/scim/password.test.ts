// Passwords over SCIM: accepted, hashed, kept beside the user, and never returned (RFC 7643 §4.1.1, §9.2).

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResourceId } from '../../domain/index.ts';
import { bulkRequestUrn, enterpriseUserUrn, patchOpUrn, userUrn } from '../../scim/index.ts';
import { type Bench, jana, json, openBench, platform } from './testing/bench.ts';

const first = 'correct horse battery staple';
const second = 'Tr0ub4dor&3 again';

async function create({ send }: Bench, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await send('POST', '/Users', { body: { ...jana, password: first, ...more } });
  assert.equal(answer.status, 201, answer.body);
  return String(json(answer)['id']);
}

function hashOf({ store, directory }: Bench, id: string): Promise<string | undefined> {
  return store.directory(directory.id).secrets.find(id as ResourceId, 'password');
}

async function isKept(bench: Bench, id: string, password: string): Promise<boolean> {
  return platform.verifyPassword(password, (await hashOf(bench, id)) ?? '');
}

function patchBody(...operations: readonly unknown[]): unknown {
  return { schemas: [patchOpUrn], Operations: operations };
}

test('a password is kept as a slow hash and shown in no answer', async () => {
  const bench = await openBench();
  const id = await create(bench);

  const answers = await Promise.all([
    bench.send('GET', `/Users/${id}`),
    bench.send('GET', `/Users/${id}?attributes=password`),
    bench.send('GET', '/Users?attributes=userName,password'),
    bench.send('PUT', `/Users/${id}`, { body: { ...jana, password: second } }),
  ]);

  for (const { body } of answers) assert.doesNotMatch(body ?? '', /password|\$scrypt|correct horse|Tr0ub4dor/i);
  assert.deepStrictEqual([await isKept(bench, id, second), await isKept(bench, id, first)], [true, false]);
});

test('a PATCH sets a new password in every form, and a removal forgets it', async () => {
  const bench = await openBench();
  const id = await create(bench);
  const forms = [
    { op: 'Replace', path: 'password', value: 'form one' },
    { op: 'add', path: `${userUrn}:PASSWORD`, value: 'form two' },
    { op: 'replace', value: { password: 'form three', title: 'Head' } },
  ];

  for (const [at, operation] of forms.entries()) {
    const answer = await bench.send('PATCH', `/Users/${id}`, { body: patchBody(operation) });
    assert.deepStrictEqual([answer.status, answer.headers['etag']], [200, `W/"${at + 2}"`], answer.body);
    assert.equal(await isKept(bench, id, `form ${['one', 'two', 'three'][at]}`), true);
  }
  const removed = await bench.send('PATCH', `/Users/${id}`, { body: patchBody({ op: 'remove', path: 'password' }) });
  const again = await bench.send('PATCH', `/Users/${id}`, { body: patchBody({ op: 'remove', path: 'password' }) });

  assert.equal(await hashOf(bench, id), undefined);
  assert.deepStrictEqual([removed.headers['etag'], again.headers['etag']], ['W/"5"', 'W/"5"']);
});

test('a change of something else leaves the password alone, PUT included', async () => {
  const bench = await openBench();
  const id = await create(bench);

  await bench.send('PATCH', `/Users/${id}`, { body: patchBody({ op: 'replace', path: 'title', value: 'Head' }) });
  await bench.send('PUT', `/Users/${id}`, { body: jana });

  assert.equal(await isKept(bench, id, first), true);
});

test('a request that fails changes no password', async () => {
  const bench = await openBench();
  await create(bench, { userName: 'other' });
  const id = await create(bench);
  const set = { op: 'replace', path: 'password', value: second };

  const statuses = [
    await bench.send('PATCH', `/Users/${id}`, {
      body: patchBody(set, { op: 'replace', path: 'userName', value: 'other' }),
    }),
    await bench.send('PATCH', `/Users/${id}`, { body: patchBody(set), headers: { 'if-match': 'W/"7"' } }),
    await bench.send('PATCH', `/Users/${id}`, { body: patchBody({ ...set, value: 17 }) }),
    await bench.send('PATCH', `/Users/${id}`, { body: patchBody({ ...set, value: 'x'.repeat(1025) }) }),
    await bench.send('PATCH', `/Users/${id}`, { body: patchBody({ ...set, path: 'password[value eq "x"]' }) }),
    await bench.send('POST', '/Users', { body: { ...jana, userName: 'third', password: { value: 'x' } } }),
  ].map(({ status }) => status);

  assert.deepStrictEqual(statuses, [409, 412, 400, 400, 400, 400]);
  assert.equal(await isKept(bench, id, first), true);
});

test('nothing can be asked about passwords, and the question is not logged', async () => {
  const bench = await openBench();
  await create(bench);

  const answers = await Promise.all(
    ['password eq "correct horse battery staple"', 'password sw "correct"', 'password pr'].map((filter) =>
      bench.send('GET', `/Users?filter=${encodeURIComponent(filter)}`),
    ),
  );
  const sorted = await bench.send('GET', '/Users?sortBy=password');

  for (const answer of answers)
    assert.deepStrictEqual([answer.status, json(answer)['scimType']], [400, 'invalidFilter']);
  assert.equal(sorted.status, 400);
  await bench.flush();
  const store = bench.store.directory(bench.directory.id);
  const log = await store.log.list({ limit: 99 });
  assert.doesNotMatch(JSON.stringify(log), /correct|\$scrypt/);
});

test('log, history and the kept text know of a password only that it was set', async () => {
  const bench = await openBench();
  const id = await create(bench);
  await bench.send('PATCH', `/Users/${id}`, { body: patchBody({ op: 'replace', path: 'password', value: second }) });
  await bench.flush();

  const store = bench.store.directory(bench.directory.id);
  const log = await store.log.list({ limit: 99 });
  const [updated, ...others] = await store.events.list(undefined, 99);
  const kept = await store.resources.find('User', id as ResourceId, true);

  assert.deepStrictEqual([updated?.type, updated?.changes], ['user.updated', [{ path: 'password' }]]);
  assert.doesNotMatch(JSON.stringify([log, updated, others, kept, bench.lines]), /correct horse|Tr0ub4dor|\$scrypt/);
});

test('passwords are set inside a Bulk request, in a circle of references too', async () => {
  const bench = await openBench();
  const person = (userName: string, managerBulkId: string): unknown => ({
    method: 'POST',
    path: '/Users',
    bulkId: userName,
    data: {
      schemas: [userUrn],
      userName,
      password: `password of ${userName}`,
      [enterpriseUserUrn]: { manager: { value: `bulkId:${managerBulkId}` } },
    },
  });

  const answer = await bench.send('POST', '/Bulk', {
    body: { schemas: [bulkRequestUrn], Operations: [person('anna', 'bert'), person('bert', 'anna')] },
  });

  assert.equal(answer.status, 200);
  assert.doesNotMatch(answer.body ?? '', /password of/);
  const listed = json(await bench.send('GET', '/Users'))['Resources'];
  const people = Array.isArray(listed) ? listed : [];
  assert.equal(people.length, 2);
  for (const { id, userName } of people) assert.equal(await isKept(bench, id, `password of ${userName}`), true);
});

test('the password of someone who was deleted cannot be read', async () => {
  const bench = await openBench();
  const id = await create(bench);
  await bench.send('DELETE', `/Users/${id}`);

  assert.equal(await hashOf(bench, id), undefined);
});

test('ServiceProviderConfig says that a password can be changed', async () => {
  const { send } = await openBench();

  assert.deepStrictEqual(json(await send('GET', '/ServiceProviderConfig'))['changePassword'], { supported: true });
});
