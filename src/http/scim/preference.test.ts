import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupUrn, type JsonObject, listOf, patchOpUrn, userUrn } from '../../scim/index.ts';
import { limits } from '../limits.ts';
import { readPreference } from './preference.ts';
import { type Answer, jana, json, openBench, type Sent } from './testing/bench.ts';

const headers: readonly (readonly [header: string | undefined, preference: string | undefined])[] = [
  ['return=minimal', 'minimal'],
  ['return=representation', 'representation'],
  ['Return = "Minimal"', 'minimal'],
  ['respond-async, return=representation; foo="a"', 'representation'],
  ['handling=lenient,return=minimal,wait=10', 'minimal'],
  ['return=minimal, return=minimal', 'minimal'],
  ['return=minimal, return=representation', undefined],
  ['return=headers', undefined],
  ['return', undefined],
  ['noreturn=minimal', undefined],
  ['', undefined],
  [undefined, undefined],
];

for (const [header, preference] of headers) {
  test(`Prefer: ${header} is ${preference ?? 'no preference'}`, () => {
    assert.equal(readPreference(header), preference);
  });
}

const minimal = { prefer: 'return=minimal' };
const whole = { prefer: 'return=representation' };

function patchOf(...Operations: readonly unknown[]): JsonObject {
  return { schemas: [patchOpUrn], Operations };
}

/** Status, applied preference and whether there is a body. */
function shapeOf({ status, headers: sent, body }: Answer): readonly unknown[] {
  return [status, sent['preference-applied'], body !== undefined];
}

test('who prefers little gets the headers alone', async () => {
  const { send } = await openBench();

  const created = await send('POST', '/Users', { body: jana, headers: minimal });
  const path = `/Users/${created.headers['location']?.split('/').at(-1)}`;
  const patched = await send('PATCH', path, {
    body: patchOf({ op: 'add', path: 'title', value: 'Lead' }),
    headers: minimal,
  });
  const replaced = await send('PUT', path, { body: jana, headers: minimal });

  assert.deepStrictEqual(
    [created, patched, replaced].map(shapeOf),
    [201, 204, 204].map((status) => [status, 'return=minimal', false]),
  );
  assert.deepStrictEqual(
    [created, patched, replaced].map((answer) => answer.headers['etag']),
    ['W/"1"', 'W/"2"', 'W/"3"'],
  );
  assert.equal(json(await send('GET', path))['title'], 'Engineer');
});

test('who prefers the resource gets it, a patched group with its members too', async () => {
  const { send } = await openBench();
  const created = await send('POST', '/Users', { body: jana, headers: whole });
  const { id } = json(created);
  const group = await send('POST', '/Groups', { body: { schemas: [groupUrn], displayName: 'Sales' }, headers: whole });
  const path = `/Groups/${json(group)['id']}`;

  const patched = await send('PATCH', path, {
    body: patchOf({ op: 'add', path: 'members', value: [{ value: id }] }),
    headers: whole,
  });

  assert.deepStrictEqual(
    [created, group, patched].map(shapeOf),
    [201, 201, 200].map((status) => [status, 'return=representation', true]),
  );
  assert.deepStrictEqual(json(patched), json(await send('GET', path)));
  assert.equal(listOf(json(patched)['members']).length, 1);
});

test('a patched group of very many members is not shown, whatever is preferred', async () => {
  const { send } = await openBench();
  const members = Array.from({ length: limits.maxPreferredMembers + 1 }, (_, at) => ({ value: `pending-${at}` }));
  const group = await send('POST', '/Groups', { body: { schemas: [groupUrn], displayName: 'All', members } });
  const path = `/Groups/${json(group)['id']}`;
  const rename: Sent = { body: patchOf({ op: 'replace', path: 'displayName', value: 'Everybody' }), headers: whole };

  const many = await send('PATCH', path, rename);
  await send('PATCH', path, { body: patchOf({ op: 'remove', path: 'members', value: members.slice(0, 1) }) });
  const fewer = await send('PATCH', path, rename);

  assert.deepStrictEqual([many, fewer].map(shapeOf), [
    [204, undefined, false],
    [200, 'return=representation', true],
  ]);
});

test('who names attributes gets them, whatever is preferred', async () => {
  const { send } = await openBench();

  const answer = await send('POST', '/Users?attributes=userName', { body: jana, headers: minimal });

  assert.deepStrictEqual(shapeOf(answer), [201, undefined, true]);
  assert.deepStrictEqual(Object.keys(json(answer)), ['schemas', 'id', 'userName']);
});

test('a refusal is complete, whatever is preferred', async () => {
  const { send } = await openBench();

  const answer = await send('POST', '/Users', { body: { schemas: [userUrn] }, headers: minimal });

  assert.deepStrictEqual(shapeOf(answer), [400, undefined, true]);
});
