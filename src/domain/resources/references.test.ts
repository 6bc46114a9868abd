// What refers to another resource by its URI alone has that resource's id.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterpriseUserUrn, isObject, type JsonObject, patchOpUrn, ScimError, userUrn } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import { userKind } from '../schemas/registry.ts';
import { openWorkplace, tenantUrl } from '../testing/workplace.ts';
import type { Context } from './context.ts';
import { createResource, patchResource, readShown, replaceResource } from './index.ts';
import { parseObject } from './represent.ts';

const path = `${enterpriseUserUrn}:manager`;

function user(manager?: unknown): JsonObject {
  return { schemas: [userUrn], userName: 'jana', [enterpriseUserUrn]: { manager } };
}

async function create(context: Context, manager?: unknown): Promise<ResourceId> {
  return (await createResource(context, userKind, user(manager))).resource.id;
}

function patch(context: Context, id: ResourceId, ...Operations: readonly unknown[]): ReturnType<typeof patchResource> {
  return patchResource(context, userKind, id, { schemas: [patchOpUrn], Operations }, undefined);
}

async function managerOf(context: Context, id: ResourceId): Promise<unknown> {
  const extension = parseObject((await readShown(context, userKind, id, { kind: 'default' })).text)[enterpriseUserUrn];
  return isObject(extension) ? extension['manager'] : undefined;
}

const shown = (id: string) => ({ value: id, $ref: `${tenantUrl}/Users/${id}` });

test('a manager may be named by the URI alone', async () => {
  const context = await openWorkplace();

  const id = await create(context, { $ref: `${tenantUrl}/Users/a` });
  const created = await managerOf(context, id);
  await replaceResource(context, userKind, id, user({ $REF: '../Users/b', value: null }), undefined);
  const replaced = await managerOf(context, id);

  assert.deepStrictEqual([created, replaced], [shown('a'), shown('b')]);
});

for (const [name, operation] of [
  ['a path', { op: 'replace', path, value: { $ref: '../Users/c' } }],
  ['a path and a list of one', { op: 'add', path, value: [{ $ref: `${tenantUrl}/Users/c` }] }],
  ['the path of $ref', { op: 'replace', path: `${path}.$ref`, value: '/Users/c' }],
  ['no path', { op: 'add', value: { [enterpriseUserUrn]: { manager: { $ref: 'Users/c' } } } }],
] as const) {
  test(`a PATCH with ${name} names the new manager by the URI alone`, async () => {
    const context = await openWorkplace();
    const id = await create(context, 'a');

    await patch(context, id, operation);

    assert.deepStrictEqual(await managerOf(context, id), shown('c'));
  });
}

test('beside a value the URI of a manager means nothing, and an empty one clears nothing', async () => {
  const context = await openWorkplace();
  const id = await create(context, { value: 'a', $ref: 'https://elsewhere.example/Users/7' });

  await patch(context, id, { op: 'replace', path, value: { $ref: '' } });
  const kept = await managerOf(context, id);
  await patch(context, id, { op: 'replace', path, value: { $ref: null, value: '' } });

  assert.deepStrictEqual([kept, await managerOf(context, id)], [shown('a'), undefined]);
});

test('a URI of no user here names no manager', async () => {
  const context = await openWorkplace();
  const id = await create(context, 'a');
  const isRefused = (error: unknown): boolean =>
    error instanceof ScimError && error.message.startsWith('invalidValue: manager.$ref is "');

  for (const $ref of ['https://elsewhere.example/Users/7', `${tenantUrl}/Groups/7`, '7', 'urn:uuid:7']) {
    await assert.rejects(patch(context, id, { op: 'replace', path, value: { $ref } }), isRefused);
    await assert.rejects(replaceResource(context, userKind, id, user({ $ref }), undefined), isRefused);
  }
  assert.deepStrictEqual(await managerOf(context, id), shown('a'));
});
