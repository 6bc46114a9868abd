// Rights that end while a request is under way: what was allowed at its head is no longer allowed when its body is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeDirectory, deleteDirectory, revokeToken } from '../../domain/index.ts';
import { bulkRequestUrn, isObject, listOf, patchOpUrn, searchRequestUrn } from '../../scim/index.ts';
import { type Answer, type Bench, detail, jana, json, openBench, platform } from './testing/bench.ts';

interface Taking {
  readonly name: string;
  readonly status: number;
  readonly code: string;
  readonly take: (bench: Bench) => Promise<unknown>;
}

const removed: Taking = {
  name: 'the token is removed',
  status: 401,
  code: 'BC-103',
  take: ({ store, directory, tokenId }) =>
    revokeToken({ directoryId: directory.id, store: store.directory(directory.id), platform }, tokenId),
};

const takings: readonly Taking[] = [
  removed,
  {
    name: 'the token ends',
    status: 401,
    code: 'BC-104',
    take: ({ store, directory, tokenId }) =>
      store.directory(directory.id).tokens.update(tokenId, { name: 'Entra', expiresAt: platform.clock() }),
  },
  {
    name: 'provisioning is switched off',
    status: 403,
    code: 'BC-106',
    take: ({ store, directory }) => changeDirectory(store, directory.id, { provisioning: false }),
  },
  {
    name: 'the add-on is switched off',
    status: 403,
    code: 'BC-107',
    take: ({ store, directory }) => changeDirectory(store, directory.id, { entra: false }),
  },
  {
    name: 'the directory is deleted',
    status: 404,
    code: 'BC-201',
    take: ({ store, directory }) => deleteDirectory(store, directory.id),
  },
];

interface Write {
  readonly name: string;
  readonly method: string;
  readonly path: (id: string) => string;
  readonly body: object;
  /** The status of each part of an answer to Bulk. */
  readonly statusOf?: (answer: Answer) => unknown;
}

const ada = { ...jana, userName: 'ada' };
const writes: readonly Write[] = [
  { name: 'a creation', method: 'POST', path: () => '/Users', body: ada },
  { name: 'a replacement', method: 'PUT', path: (id) => `/Users/${id}`, body: { ...jana, title: 'Changed' } },
  {
    name: 'a PATCH',
    method: 'PATCH',
    path: (id) => `/Users/${id}`,
    body: { schemas: [patchOpUrn], Operations: [{ op: 'replace', path: 'title', value: 'Changed' }] },
  },
  {
    name: 'a Bulk request',
    method: 'POST',
    path: () => '/Bulk',
    body: { schemas: [bulkRequestUrn], Operations: [{ method: 'POST', path: '/Users', bulkId: 'a', data: ada }] },
    statusOf: (answer) => {
      const [operation] = listOf(json(answer)['Operations']);
      return isObject(operation) ? Number(operation['status']) : undefined;
    },
  },
];

async function traces({ store, directory }: Bench): Promise<unknown> {
  const found = await store
    .directory(directory.id)
    .resources.select('User', { condition: { kind: 'all' }, limit: 10, related: false });
  return found.map(({ resource }) => [resource.body, resource.version]);
}

for (const { name, method, path, body, statusOf = (answer: Answer): unknown => answer.status } of writes) {
  test(`${name} whose body is under way when the token is removed is refused, and nothing is written`, async () => {
    const bench = await openBench();
    const { id } = json(await bench.send('POST', '/Users', { body: jana }));
    const before = await traces(bench);

    const answer = await bench.send(method, path(String(id)), { body, meanwhile: () => removed.take(bench) });

    assert.equal(statusOf(answer), 401);
    assert.match(answer.body ?? '', /\[BC-103\]/);
    assert.deepStrictEqual(await traces(bench), before);
  });
}

for (const { name, status, code, take } of takings) {
  test(`a creation is refused with ${code} when ${name} while its body is under way`, async () => {
    const bench = await openBench();

    const answer = await bench.send('POST', '/Users', { body: jana, meanwhile: () => take(bench) });

    assert.deepStrictEqual([answer.status, detail(answer).slice(-8)], [status, `[${code}]`]);
    assert.deepStrictEqual(await traces(bench), []);
  });
}

for (const { name, status, code, take } of takings) {
  test(`a search by POST is refused with ${code} when ${name} while its body is under way`, async () => {
    const bench = await openBench();
    await bench.send('POST', '/Users', { body: jana });
    const body = { schemas: [searchRequestUrn] };

    const answer = await bench.send('POST', '/Users/.search', { body, meanwhile: () => take(bench) });

    assert.deepStrictEqual([answer.status, detail(answer).slice(-8)], [status, `[${code}]`]);
  });
}

test('a removed token is answered as one, also where the write would have been refused anyway', async () => {
  const bench = await openBench();
  await bench.send('POST', '/Users', { body: jana });

  const answer = await bench.send('POST', '/Users', { body: jana, meanwhile: () => removed.take(bench) });

  assert.match(detail(answer), /\[BC-103\]$/);
});
