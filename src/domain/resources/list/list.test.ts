import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type CursorPoint,
  enterpriseUserUrn,
  matches,
  parseFilter,
  readSort,
  userType,
  userUrn,
} from '../../../scim/index.ts';
import { userKind } from '../../schemas/registry.ts';
import { openWorkplace } from '../../testing/workplace.ts';
import type { Context } from '../context.ts';
import { asObject, createResource, type ListSource, listResources, removeResource } from '../index.ts';
import { planFilter } from './condition.ts';
import { planSource } from './scan.ts';

const projection = { kind: 'default' } as const;

function sourceOf(text: string | undefined, sortBy?: string, sortOrder?: string): ListSource {
  const filter = text === undefined ? undefined : parseFilter(text, userType);
  return { kind: userKind, filter, sort: readSort(userType, sortBy, sortOrder), projection };
}

async function find(context: Context, text: string | undefined, startIndex = 1, count = 1000) {
  const page = { kind: 'index', startIndex, count } as const;
  const { items, totalResults } = await listResources(context, { sources: [sourceOf(text)], page });
  return { totalResults, resources: items.map(({ resource }) => resource) };
}

/** All ids of a walk by cursor; `between` runs after each page. */
async function walk(context: Context, source: ListSource, count: number, between: () => Promise<unknown>) {
  const ids: string[] = [];
  let after: CursorPoint | undefined;
  do {
    const result = await listResources(context, { sources: [source], page: { kind: 'cursor', after, count } });
    assert.ok(result.items.length <= count);
    ids.push(...result.items.map(({ resource }) => resource.id));
    after = result.next;
    await between();
  } while (after !== undefined);
  return ids;
}

const texts = fc.constantFrom('a', 'B', 'ab', 'ÄB', 'b@x.de', 'x');
const person = fc.record(
  {
    externalId: texts,
    displayName: texts,
    active: fc.boolean(),
    title: texts,
    emails: fc.array(fc.record({ type: fc.constantFrom('work', 'home'), value: texts }, { noNullPrototype: true }), {
      maxLength: 2,
    }),
    [enterpriseUserUrn]: fc.record(
      { manager: fc.record({ value: texts }, { noNullPrototype: true }) },
      { noNullPrototype: true },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const attributes = fc.constantFrom(
  'id',
  'userName',
  'externalId',
  'displayName',
  'title',
  'emails.value',
  'emails[type eq "work"].value',
  'emails',
  'manager',
  'nosuch',
);
const comparison = fc
  .tuple(attributes, fc.constantFrom('eq', 'ne', 'sw', 'co', 'ew', 'gt', 'le'), texts)
  .map(([attribute, operator, text]) => `${attribute} ${operator} ${JSON.stringify(text)}`);
const others = fc.constantFrom(
  'active eq true',
  'active eq false',
  'active ne true',
  'active pr',
  'emails pr',
  'emails.value pr',
  'externalId pr',
  'manager pr',
  'meta.created gt "2026-01-01T00:00:05Z"',
  'meta.lastModified le "2026-01-01T00:00:09Z"',
  'emails[type eq "work" and value sw "b"]',
  'externalId eq null',
  'groups.value eq "x"',
);
const filter = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    comparison,
    others,
    fc
      .tuple(tie('tree'), fc.constantFrom('and', 'or'), tie('tree'))
      .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
    tie('tree').map((inner) => `not (${inner})`),
  ),
})).tree;

test('a filter answered by keys gives what the filter gives on every resource', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { maxLength: 8 }),
      fc.array(filter, { minLength: 1, maxLength: 6 }),
      async (people, filters) => {
        const context = await openWorkplace();
        for (const [at, body] of people.entries()) {
          await createResource(context, userKind, {
            schemas: [userUrn],
            userName: `${at % 2 === 0 ? 'A' : 'b'}${at}`,
            ...body,
          });
        }
        const { resources } = await find(context, undefined);
        for (const text of filters) {
          const bound = parseFilter(text, userType);
          const expected = resources.filter((resource) =>
            matches(bound, asObject(userKind, resource, context.tenantUrl)),
          );

          const found = await find(context, text);

          assert.deepStrictEqual(
            found.resources.map(({ id }) => id),
            expected.map(({ id }) => id),
            text,
          );
          assert.equal(found.totalResults, expected.length);
        }
      },
    ),
    { numRuns: 150 },
  );
});

const exact: readonly (readonly [string, boolean])[] = [
  ['userName eq "x"', true],
  ['externalId eq "x" and active eq false', true],
  ['id eq "x" and manager eq "y"', true],
  ['not (userName eq "x") or displayName sw "y"', true],
  ['emails.value eq "x"', true],
  ['emails[type eq "work"].value eq "x"', false],
  ['title eq "x"', false],
  ['userName co "x"', false],
  [`externalId eq "${'x'.repeat(300)}"`, false],
];

for (const [text, isExact] of exact) {
  test(`${text.slice(0, 60)} is ${isExact ? '' : 'not '}answered by keys alone`, () => {
    assert.equal(planFilter(parseFilter(text, userType), userKind).isExact, isExact);
  });
}

test('pages cover every user once, with and without a filter that must be evaluated', async () => {
  const context = await openWorkplace();
  for (let at = 0; at < 23; at += 1)
    await createResource(context, userKind, { schemas: [userUrn], userName: `u${at}`, title: 'x' });

  for (const text of [undefined, 'active eq true', 'title eq "X"']) {
    const seen: string[] = [];
    for (let startIndex = 1; startIndex <= 23; startIndex += 7) {
      const page = await find(context, text, startIndex, 7);
      assert.equal(page.totalResults, 23);
      seen.push(...page.resources.map(({ id }) => id));
    }

    assert.equal(new Set(seen).size, 23);
    assert.deepStrictEqual(await find(context, text, 99, 7), { totalResults: 23, resources: [] });
    assert.deepStrictEqual(await find(context, text, 1, 0), { totalResults: 23, resources: [] });
  }
});

async function fill(context: Context, people: readonly (readonly [string, string | undefined])[]): Promise<void> {
  for (const [userName, title] of people)
    await createResource(context, userKind, { schemas: [userUrn], userName, title });
}

test('a list is sorted without regard to letter case, those without a value last, or first when descending', async () => {
  const context = await openWorkplace();
  await fill(context, [
    ['1', 'b'],
    ['2', undefined],
    ['3', 'A'],
    ['4', 'C'],
    ['5', 'a'],
  ]);
  const order = async (sortOrder: string) => {
    const sources = [sourceOf(undefined, 'TITLE', sortOrder)];
    const { items } = await listResources(context, { sources, page: { kind: 'index', startIndex: 1, count: 9 } });
    return items.map(({ resource }) => asObject(userKind, resource, context.tenantUrl)['userName']).join('');
  };

  assert.equal(await order('ascending'), '35142');
  assert.equal(await order('Descending'), '24135');
});

for (const [name, text, sortBy] of [
  ['a plain walk', undefined, undefined],
  ['a walk with a filter by key', 'active eq false or active eq true', undefined],
  ['a walk with a filter that is evaluated', 'title eq "x"', undefined],
  ['a sorted walk', undefined, 'userName'],
] as const) {
  test(`${name} shows every remaining user exactly once, whichever users are created and deleted`, async () => {
    const context = await openWorkplace();
    await fill(
      context,
      Array.from({ length: 23 }, (_, at) => [`u${at}`, 'x'] as const),
    );
    const before = (await find(context, undefined)).resources.map(({ id }) => id);
    let round = 0;
    const leavers = before.filter((_, at) => at % 5 === 0);
    const staying = before.filter((_, at) => at % 5 !== 0);

    const seen = await walk(context, sourceOf(text, sortBy), 4, async () => {
      const leaver = leavers[round];
      round += 1;
      if (leaver !== undefined) await removeResource(context, userKind, leaver, undefined);
      if (round < 4) await fill(context, [[`new${round}`, 'x']]);
    });

    assert.equal(new Set(seen).size, seen.length);
    assert.ok(staying.every((id) => seen.includes(id)));
  });
}

test('the last page of a walk has no next one, even when it is full', async () => {
  const context = await openWorkplace();
  await fill(
    context,
    Array.from({ length: 8 }, (_, at) => [`u${at}`, undefined] as const),
  );
  let pages = 0;

  await walk(context, sourceOf(undefined), 4, async () => {
    pages += 1;
  });

  assert.equal(pages, 2);
});

test('a filter of many terms that no index narrows is read in slices, and finds the same', async () => {
  const context = await openWorkplace();
  for (let at = 0; at < 30; at += 1)
    await createResource(context, userKind, { schemas: [userUrn], userName: `u${at}`, displayName: `d${at}` });
  const unlike = Array.from({ length: 20 }, (_, at) => `displayName ne "d${at}"`).join(' and ');
  const wide = planSource(sourceOf(unlike));
  const narrow = planSource(sourceOf(`userName eq "u25" and ${unlike}`));

  const found = await find(context, unlike);

  assert.deepStrictEqual([wide.condition.kind, wide.rest === undefined], ['all', false]);
  assert.equal(narrow.rest, undefined);
  assert.equal(found.totalResults, 10);
});
