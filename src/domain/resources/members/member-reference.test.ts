import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupUrn, isObject, type JsonObject, listOf, patchOpUrn, ScimError, userUrn } from '../../../scim/index.ts';
import type { ResourceId } from '../../ids/brands.ts';
import { groupKind, userKind } from '../../schemas/registry.ts';
import { openWorkplace, tenantUrl } from '../../testing/workplace.ts';
import type { Context } from '../context.ts';
import { createResource, patchResource, readShown, replaceResource } from '../index.ts';
import { parseObject } from '../represent.ts';

async function create(context: Context, kind: typeof userKind, body: JsonObject): Promise<ResourceId> {
  return (await createResource(context, kind, body)).resource.id;
}

function createUser(context: Context, userName: string): Promise<ResourceId> {
  return create(context, userKind, { schemas: [userUrn], userName });
}

function group(...members: readonly unknown[]): JsonObject {
  return { schemas: [groupUrn], displayName: 'Sales', members };
}

function patch(context: Context, id: ResourceId, ...Operations: readonly unknown[]): ReturnType<typeof patchResource> {
  return patchResource(context, groupKind, id, { schemas: [patchOpUrn], Operations }, undefined);
}

async function membersOf(context: Context, id: ResourceId): Promise<readonly unknown[]> {
  const shown = parseObject((await readShown(context, groupKind, id, { kind: 'default' })).text);
  return listOf(shown['members']).map((element) => isObject(element) && element['value']);
}

test('a member may be named by its URI alone', async () => {
  const context = await openWorkplace();
  const [a, b, c] = [await createUser(context, 'a'), await createUser(context, 'b'), await createUser(context, 'c')];
  const inner = await create(context, groupKind, { ...group(), displayName: 'Inner' });

  const id = await create(context, groupKind, group({ $ref: `${tenantUrl}/Users/${a}` }, { $ref: `Users/${b}` }));
  const created = await membersOf(context, id);
  await patch(context, id, { op: 'add', path: 'members', value: [{ $ref: `../Groups/${inner}`, value: null }] });
  await patch(context, id, { op: 'remove', path: 'members', value: [{ $REF: `../Users/${a}` }] });
  const patched = await membersOf(context, id);
  await patch(context, id, { op: 'replace', value: { members: { $ref: `/Users/${a}` } } });
  const replaced = await membersOf(context, id);
  await replaceResource(context, groupKind, id, group({ $ref: `./Users/${c}/` }), undefined);

  assert.deepStrictEqual([created, patched, replaced], [[a, b], [b, inner], [a]]);
  assert.deepStrictEqual(await membersOf(context, id), [c]);
});

test('beside a value its URI means nothing', async () => {
  const context = await openWorkplace();
  const a = await createUser(context, 'a');

  const id = await create(context, groupKind, group({ value: a, $ref: 'https://elsewhere.example/Users/7' }));

  assert.deepStrictEqual(await membersOf(context, id), [a]);
});

const foreign = [
  'https://elsewhere.example/scim/v2/ud_x/Users/7',
  `${tenantUrl}x/Users/7`,
  `${tenantUrl}/Devices/7`,
  `${tenantUrl}/Users`,
  `${tenantUrl}/Users/7/photo`,
  `${tenantUrl}/Users/..`,
  '../../Users/7',
  'urn:uuid:7',
  '7',
];

for (const $ref of foreign) {
  test(`${$ref} names no member`, async () => {
    const context = await openWorkplace();
    const id = await create(context, groupKind, group());
    const isRefused = (error: unknown): boolean => error instanceof ScimError && error.scimType === 'invalidValue';

    await assert.rejects(create(context, groupKind, { ...group({ $ref }), displayName: 'Other' }), isRefused);
    await assert.rejects(patch(context, id, { op: 'add', path: 'members', value: [{ $ref }] }), isRefused);
    await assert.rejects(patch(context, id, { op: 'remove', path: 'members', value: [{ $ref }] }), isRefused);
  });
}
