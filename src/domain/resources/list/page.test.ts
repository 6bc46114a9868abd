// An answer is bounded by bytes as well as by count.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CursorPoint, pageLimits, readSort, userType, userUrn } from '../../../scim/index.ts';
import { userKind } from '../../schemas/registry.ts';
import { openWorkplace } from '../../testing/workplace.ts';
import type { Context } from '../context.ts';
import { createResource, joinParts, type ListPage, type ListSource, listResources, type TextParts } from '../index.ts';

const people = 60;
const text = 'ä'.repeat(2_000);

async function openLarge(): Promise<Context> {
  const context = await openWorkplace();
  const addresses = Array.from({ length: 60 }, (_, at) => ({ type: `t${at}`, formatted: text }));
  for (let at = 0; at < people; at += 1)
    await createResource(context, userKind, { schemas: [userUrn], userName: `u${at}`, title: `${at % 7}`, addresses });
  return context;
}

function sourceOf(sortBy?: string): ListSource {
  const sort = readSort(userType, sortBy, undefined);
  return { kind: userKind, filter: undefined, sort, projection: { kind: 'default' } };
}

function textOf(text: string | TextParts): string {
  return typeof text === 'string' ? text : joinParts(text);
}

async function ask(context: Context, sortBy: string | undefined, page: ListPage) {
  const result = await listResources(context, { sources: [sourceOf(sortBy)], page });
  const bytes = result.items.reduce((sum, item) => sum + Buffer.byteLength(textOf(item.text())), 0);
  assert.ok(bytes <= pageLimits.maxBytes);
  assert.ok(result.items.length > 0 && result.items.length < people);
  assert.equal(result.totalResults, people);
  return { ids: result.items.map(({ resource }) => resource.id), next: result.next };
}

for (const sortBy of [undefined, 'title']) {
  const order = sortBy === undefined ? 'in the order of creation' : 'sorted';

  test(`large users ${order} come in shorter pages, and a walk by index sees each once`, async () => {
    const context = await openLarge();

    const seen: string[] = [];
    while (seen.length < people) {
      seen.push(...(await ask(context, sortBy, { kind: 'index', startIndex: seen.length + 1, count: 1_000 })).ids);
    }

    assert.equal(seen.length, people);
    assert.equal(new Set(seen).size, people);
  });

  test(`large users ${order} come in shorter pages, and a walk by cursor sees each once`, async () => {
    const context = await openLarge();

    const seen: string[] = [];
    let after: CursorPoint | undefined;
    do {
      const { ids, next } = await ask(context, sortBy, { kind: 'cursor', after, count: 1_000 });
      seen.push(...ids);
      after = next;
    } while (after !== undefined);

    assert.equal(seen.length, people);
    assert.equal(new Set(seen).size, people);
  });
}

test('after large people fewer are read in one go, and of small ones as many as before', async () => {
  const context = await openLarge();
  const { pace } = context.platform;

  await ask(context, undefined, { kind: 'index', startIndex: 1, count: 1_000 });
  const afterLarge = pace.rows;
  const small = await openWorkplace();
  const shared = { ...small, platform: { ...small.platform, pace } };
  for (let at = 0; at < 200; at += 1)
    await createResource(shared, userKind, { schemas: [userUrn], userName: `s${at}` });
  await listResources(shared, { sources: [sourceOf()], page: { kind: 'index', startIndex: 1, count: 200 } });

  assert.ok(afterLarge <= 20);
  assert.equal(pace.rows, 100);
});
