import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupUrn, patchOpUrn } from '../../scim/index.ts';
import { Failure } from '../errors/failure.ts';
import type { ResourceId } from '../ids/brands.ts';
import { groupKind } from '../schemas/registry.ts';
import { openWorkplace } from '../testing/workplace.ts';
import type { Context } from './context.ts';
import {
  createResource,
  type Outcome,
  patchResource,
  removeResource,
  replaceResource,
  restoreResource,
} from './index.ts';

function create(context: Context, displayName: string, externalId?: string): Promise<Outcome> {
  return createResource(context, groupKind, { schemas: [groupUrn], displayName, externalId });
}

function patch(context: Context, id: ResourceId, value: unknown): Promise<Outcome> {
  const body = { schemas: [patchOpUrn], Operations: [{ op: 'replace', value }] };
  return patchResource(context, groupKind, id, body, undefined);
}

const isTaken = (error: unknown): boolean => error instanceof Failure && error.code === 'BC-301';

test('two groups may have one name when their externalIds differ, and the second is warned about', async () => {
  const context = await openWorkplace();

  const warnings = [
    (await create(context, 'Sales', 'a')).warnings,
    (await create(context, 'SALES', 'b')).warnings,
    (await create(context, 'Sales')).warnings,
    (await create(context, 'Marketing', 'c')).warnings,
  ];

  assert.deepStrictEqual(warnings, [[], ['BC-303'], ['BC-303'], []]);
});

test('the same name and externalId again are refused, whatever the letter case of the name', async () => {
  const context = await openWorkplace();
  await create(context, 'Sales', 'a');
  await create(context, 'Sales');

  await assert.rejects(create(context, 'sALES', 'a'), isTaken);
  await assert.rejects(create(context, 'ＳALES'), isTaken);
  await create(context, 'Sales', 'A');
});

test('a name never runs into an externalId', async () => {
  const context = await openWorkplace();

  await create(context, 'Sales ID a');
  await create(context, 'Sales', 'a');
  await create(context, 'Sales ID', 'a ID a');
  await create(context, 'Sales', 'ID a ID a');
});

test('a group can be neither renamed nor given an id into the place of another', async () => {
  const context = await openWorkplace();
  const { resource: sales } = await create(context, 'Sales', 'a');
  await create(context, 'Marketing', 'a');
  await create(context, 'Sales', 'b');
  const body = { schemas: [groupUrn], displayName: 'marketing', externalId: 'a' };

  await assert.rejects(patch(context, sales.id, { displayName: 'MARKETING' }), isTaken);
  await assert.rejects(patch(context, sales.id, { externalId: 'b' }), isTaken);
  await assert.rejects(replaceResource(context, groupKind, sales.id, body, undefined), isTaken);
  const moved = await patch(context, sales.id, { externalId: 'c' });
  const renamed = await patch(context, sales.id, { displayName: 'Support' });

  assert.deepStrictEqual([moved.warnings, renamed.warnings], [['BC-303'], []]);
});

test('a deleted group comes back beside another of its name, but not beside itself', async () => {
  const context = await openWorkplace();
  const { resource: first } = await create(context, 'Sales', 'a');
  const { resource: second } = await create(context, 'Sales', 'b');
  for (const { id } of [first, second]) await removeResource(context, groupKind, id, undefined);
  await create(context, 'Sales', 'a');

  await restoreResource(context, groupKind, second.id, 'group.created');
  await assert.rejects(restoreResource(context, groupKind, first.id, 'group.created'), /BC-301/);
});
