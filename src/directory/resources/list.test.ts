import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { enterpriseUserUrn, matches, parseFilter, userType, userUrn } from '../../scim/index.ts';
import type { Context } from '../context.ts';
import { userKind } from '../users.ts';
import { planFilter } from './condition.ts';
import { asObject, createResource, listResources } from './index.ts';
import { openWorkplace } from './workplace.test.ts';

const everyone = { paging: { startIndex: 1, count: 1000 }, projection: { kind: 'default' } } as const;

async function find(context: Context, text: string | undefined, startIndex = 1, count = 1000) {
  const filter = text === undefined ? undefined : parseFilter(text, userType);
  return listResources(context, userKind, { ...everyone, filter, paging: { startIndex, count } });
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
    assert.equal(planFilter(parseFilter(text, userType), 'User').isExact, isExact);
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
