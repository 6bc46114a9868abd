import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Filter,
  filterLimits,
  type Path,
  parseFilterText,
  parsePathText,
  printFilter,
  printPath,
} from './index.ts';
import { operators } from './syntax.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_$-]{0,8}$/).filter((text) => !/^(not|and|or)$/i.test(text));

const plain = { noNullPrototype: true } as const;

const sub = fc.option(name, { nil: undefined });

const urn = fc.constantFrom(undefined, enterprise, 'urn:example:2.0:Thing');

const attributePath = fc.record({ urn, name, sub }, plain);

const plainPath: fc.Arbitrary<Path> = attributePath.map((attribute) => ({
  attribute,
  filter: undefined,
  sub: undefined,
}));

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const value = fc.oneof(fc.string(), number, fc.boolean(), fc.constant(null));

const operator = fc.constantFrom(...operators);

function filterOf(path: fc.Arbitrary<Path>): fc.Arbitrary<Filter> {
  return fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.record({ kind: fc.constant('present' as const), path }, plain),
      fc.record({ kind: fc.constant('compare' as const), path, operator, value }, plain),
      fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('tree'), right: tie('tree') }, plain),
      fc.record({ kind: fc.constant('not' as const), filter: tie('tree') }, plain),
    ),
  })).tree;
}

const holder = attributePath.map((attribute) => ({ ...attribute, sub: undefined }));

const valuePath: fc.Arbitrary<Path> = fc.record({ attribute: holder, filter: filterOf(plainPath), sub }, plain);

test('printing a filter and parsing it gives the same filter', () => {
  fc.assert(
    fc.property(filterOf(fc.oneof(plainPath, valuePath)), (filter) => {
      const text = printFilter(filter);
      fc.pre(text.length <= filterLimits.maxLength);

      assert.deepStrictEqual(parseFilterText(text), filter);
    }),
  );
});

test('printing a path and parsing it gives the same path', () => {
  fc.assert(
    fc.property(fc.oneof(plainPath, valuePath), (path) => {
      const text = printPath(path);
      fc.pre(text.length <= filterLimits.maxPathLength);

      assert.deepStrictEqual(parsePathText(text), path);
    }),
  );
});
