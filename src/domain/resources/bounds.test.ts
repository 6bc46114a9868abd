// What a resource and its history may hold at most.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupUrn, patchOpUrn, userUrn, valueLimits } from '../../scim/index.ts';
import type { Failure } from '../errors/failure.ts';
import { cutChanges, historyLimits } from '../events/cut-changes.ts';
import type { ResourceId } from '../ids/brands.ts';
import { groupKind, userKind } from '../schemas/registry.ts';
import { openWorkplace } from '../testing/workplace.ts';
import { createResource, patchResource, replaceResource } from './index.ts';
import { rowOf } from './write.ts';

const longest = 'x'.repeat(valueLimits.maxTextBytes);

function addresses(count: number): readonly object[] {
  return Array.from({ length: count }, (_, at) => ({ type: `t${at}`, streetAddress: `${longest.slice(5)}${at}` }));
}

function user(attributes: Readonly<Record<string, unknown>>): unknown {
  return { schemas: [userUrn], userName: 'jana', ...attributes };
}

function patch(...operations: readonly unknown[]): unknown {
  return { schemas: [patchOpUrn], Operations: operations };
}

function tooLarge(error: unknown): boolean {
  const { code, detail } = error as Failure;
  return code === 'BC-416' && /User would have \d+ bytes, at most 262144 are kept/.test(detail);
}

test('a user of more than 256 KiB is refused, whether created, replaced or patched, and nothing is written', async () => {
  const context = await openWorkplace();
  const small = await createResource(context, userKind, user({ addresses: addresses(40) }));
  const { id } = small.resource;

  await assert.rejects(createResource(context, userKind, user({ userName: 'b', addresses: addresses(65) })), tooLarge);
  await assert.rejects(replaceResource(context, userKind, id, user({ addresses: addresses(65) }), undefined), tooLarge);
  const more = addresses(65).slice(40);
  await assert.rejects(
    patchResource(context, userKind, id, patch({ op: 'add', path: 'addresses', value: more }), undefined),
    tooLarge,
  );
  assert.deepStrictEqual(await context.store.resources.find('User', id, true), { ...small.resource, memberships: [] });
});

test('a stored user that is larger than what is taken today can still be read and made smaller', async () => {
  const context = await openWorkplace();
  const id = context.platform.uuid() as ResourceId;
  const stored = { schemas: [userUrn], userName: 'jana', displayName: 'x'.repeat(400_000) };
  const row = rowOf(userKind, id, stored, { version: 1, createdAt: 1, changedAt: 1 });
  await context.store.write((transaction) => transaction.resources.insert(row));

  const retitled = { op: 'replace', path: 'title', value: 'Lead' };
  await assert.rejects(patchResource(context, userKind, id, patch(retitled), undefined), tooLarge);
  const shortened = { op: 'replace', path: 'displayName', value: 'Jana' };
  await patchResource(context, userKind, id, patch(shortened, retitled), undefined);

  const [event] = await context.store.events.list(id, 1);
  assert.equal(String(event?.changes[0]?.before).length, historyLimits.maxValueLength);
});

test('a group may have any number of members: they are not part of its size', async () => {
  const context = await openWorkplace();
  const members = Array.from({ length: 6_000 }, (_, at) => ({ value: `member-${at}-${'x'.repeat(40)}` }));

  const { resource } = await createResource(context, groupKind, {
    schemas: [groupUrn],
    displayName: 'Everybody',
    members,
  });

  assert.equal((await context.store.members.list(resource.id, 10_000)).length, members.length);
});

test('the history keeps the beginning of long values, and says how many changes it does not keep', () => {
  const long = { path: 'x509Certificates', before: [{ value: 'A'.repeat(60_000) }], after: 'b'.repeat(5_000) };
  const members = Array.from({ length: 20_000 }, (_, at) => ({ path: 'members', after: `id-${at}` }));

  const [cut] = cutChanges([long]);
  const kept = cutChanges(members);

  assert.equal(String(cut?.before).length, historyLimits.maxValueLength);
  assert.match(String(cut?.before), /^\[\{"value":"AAAA.*…$/);
  assert.match(String(cut?.after), /^b+…$/);
  assert.ok(JSON.stringify(kept).length <= historyLimits.maxLength + 1_000);
  assert.deepStrictEqual(kept.at(-1), { path: '…', after: members.length - kept.length + 1 });
  assert.deepStrictEqual(kept.slice(0, -1), members.slice(0, kept.length - 1));
  const short = [
    { path: 'title', before: 'a', after: 'b' },
    { path: 'active', after: false },
  ];
  assert.deepStrictEqual(cutChanges(short), short);
});
