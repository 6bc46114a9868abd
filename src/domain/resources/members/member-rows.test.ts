// Groups of more members than are read or written in one go.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupUrn, patchOpUrn, ScimError } from '../../../scim/index.ts';
import type { ResourceId } from '../../ids/brands.ts';
import { groupKind } from '../../schemas/registry.ts';
import { openWorkplace } from '../../testing/workplace.ts';
import type { Context } from '../context.ts';
import { createResource, patchResource, replaceResource } from '../index.ts';

function group(members: readonly object[]): object {
  return { schemas: [groupUrn], displayName: 'Everybody', members };
}

function named(count: number, from = 0): readonly { readonly value: string }[] {
  return Array.from({ length: count }, (_, at) => ({ value: `m${String(from + at).padStart(6, '0')}` }));
}

async function ids({ store }: Context, id: ResourceId): Promise<readonly string[]> {
  return (await store.members.list(id, 100_000)).map((member) => member.id);
}

async function open(count: number) {
  const context = await openWorkplace();
  const { resource } = await createResource(context, groupKind, group(named(count)));
  const patch = (...Operations: readonly unknown[]) =>
    patchResource(context, groupKind, resource.id, { schemas: [patchOpUrn], Operations }, undefined);
  return { context, id: resource.id, patch };
}

test('thousands of members are added, replaced and removed exactly', async () => {
  const { context, id, patch } = await open(2_500);

  await patch({ op: 'add', path: 'members', value: named(1_500, 2_000) });
  assert.deepStrictEqual(
    await ids(context, id),
    named(3_500).map(({ value }) => value),
  );
  await replaceResource(context, groupKind, id, group(named(2_200, 1_100)), undefined);
  assert.deepStrictEqual(
    await ids(context, id),
    named(2_200, 1_100).map(({ value }) => value),
  );
  await patch({ op: 'remove', path: 'members', value: named(1_200, 1_100) });
  assert.deepStrictEqual(
    await ids(context, id),
    named(1_000, 2_300).map(({ value }) => value),
  );
  await patch({ op: 'remove', path: 'members' });
  assert.deepStrictEqual(await ids(context, id), []);
});

test('a removal by a filter that looks at members takes those alone', async () => {
  const { context, id, patch } = await open(0);
  const joined = named(2_500).map(({ value }, at) => ({
    id: value as ResourceId,
    type: 'User',
    display: `p${at % 5}`,
  }));
  await context.store.write((transaction) => transaction.members.add(id, joined));

  await patch({ op: 'remove', path: 'members[display eq "p3"]' });

  assert.deepStrictEqual(
    await ids(context, id),
    joined.filter(({ display }) => display !== 'p3').map((member) => member.id),
  );
});

test('a PATCH that looks at all members of a large group again and again is refused, and changes nothing', async () => {
  const { context, id, patch } = await open(5_000);
  const looks = Array.from({ length: 120 }, (_, at) => ({ op: 'remove', path: `members[display eq "p${at}"]` }));

  await assert.rejects(patch({ op: 'add', path: 'members', value: named(1, 9_000) }, ...looks), {
    name: 'ScimError',
    scimType: 'tooMany',
  });
  assert.equal((await ids(context, id)).length, 5_000);
});

test('one request changes a bounded number of members, and nothing when it would be more', async () => {
  const { context, id, patch } = await open(0);
  for (let from = 0; from < 60_000; from += 20_000)
    await patch({ op: 'add', path: 'members', value: named(20_000, from) });

  await assert.rejects(
    patch({ op: 'remove', path: 'members' }),
    (error) =>
      error instanceof ScimError && error.scimType === 'tooMany' && /removes more than 50000/.test(error.detail),
  );
  assert.equal((await ids(context, id)).length, 60_000);
});
