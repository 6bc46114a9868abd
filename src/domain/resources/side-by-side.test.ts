// Which verbs say that they change one resource alone: a store may run those about different ones side by side.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupUrn, patchOpUrn, userUrn } from '../../scim/index.ts';
import type { ResourceId } from '../ids/brands.ts';
import { groupKind, userKind } from '../schemas/registry.ts';
import { openWorkplace } from '../testing/workplace.ts';
import type { Context, ResourceStore } from './context.ts';
import { createResource, patchResource, removeResource, replaceResource } from './index.ts';

/** A workplace that notes what each write says it is about. */
async function openNoting(): Promise<{ readonly context: Context; readonly noted: (ResourceId | undefined)[] }> {
  const context = await openWorkplace();
  const noted: (ResourceId | undefined)[] = [];
  const write: ResourceStore['write'] = (work, about) => {
    noted.push(about);
    return context.store.write(work, about);
  };
  return { context: { ...context, store: { ...context.store, write } }, noted };
}

test('users and changes of groups may run beside others, new groups and deletions may not', async () => {
  const { context, noted } = await openNoting();
  const sales = { schemas: [groupUrn], displayName: 'Sales' };
  const patch = (Operations: readonly object[]): object => ({ schemas: [patchOpUrn], Operations });

  const user = (await createResource(context, userKind, { schemas: [userUrn], userName: 'anna' })).resource.id;
  const group = (await createResource(context, groupKind, sales)).resource.id;
  const title = patch([{ op: 'add', path: 'title', value: 'CEO' }]);
  const member = patch([{ op: 'add', path: 'members', value: [{ value: user }] }]);
  await patchResource(context, userKind, user, title, undefined);
  await patchResource(context, groupKind, group, member, undefined);
  await replaceResource(context, groupKind, group, sales, undefined);
  await removeResource(context, userKind, user, undefined);

  assert.deepStrictEqual(noted, [user, undefined, user, group, group, undefined]);
});
