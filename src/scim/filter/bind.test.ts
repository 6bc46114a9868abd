import assert from 'node:assert/strict';
import { test } from 'node:test';
import { userType } from '../resource-type.ts';
import { enterpriseUserUrn } from '../urn.ts';
import { type BoundFilter, type Comparison, leafOf, parseFilter } from './bind.ts';

function comparisonOf(text: string): Comparison {
  const filter = parseFilter(text, userType);
  return filter.kind === 'compare' ? filter.comparison : assert.fail(filter.kind);
}

for (const [text, as, value] of [
  ['userName eq "JANA"', 'text', 'jana'],
  ['externalId eq "JANA"', 'text', 'JANA'],
  ['active eq "True"', 'boolean', true],
  ['meta.created gt "2026-01-01T00:00:00Z"', 'instant', Date.UTC(2026, 0, 1)],
  ['meta.created sw "2026"', 'text', '2026'],
  ['title eq null', 'null', null],
] as const) {
  test(`${text} compares as ${as}`, () => {
    const comparison = comparisonOf(text);

    assert.deepStrictEqual([comparison.as, comparison.value], [as, value]);
  });
}

test('the values of a complex attribute are those of its "value"', () => {
  const filter = parseFilter('emails co "x"', userType);

  assert.equal(filter.kind === 'compare' && leafOf(filter.operand).name, 'value');
});

test('a name is bound to the schema that has it', () => {
  const filter = parseFilter('manager.value eq "m1"', userType);

  assert.equal(filter.kind === 'compare' && filter.operand.container, enterpriseUserUrn);
});

test('an extension is present where schemas names it', () => {
  const upper = enterpriseUserUrn.toUpperCase();

  for (const [asked, meant] of [
    [`${enterpriseUserUrn} pr`, `schemas eq "${enterpriseUserUrn}"`],
    [`active eq true and not (${upper} pr)`, `active eq true and not (schemas eq "${enterpriseUserUrn}")`],
  ] as const) {
    assert.deepStrictEqual(parseFilter(asked, userType), parseFilter(meant, userType));
  }
});

test('an attribute that no schema has counts as absent', () => {
  const constant = (holds: boolean): BoundFilter => ({ kind: 'constant', holds });

  assert.deepStrictEqual(
    ['nosuch pr', 'nosuch eq "x"', 'nosuch ne "x"', 'nosuch eq null', 'nosuch ne null'].map((text) =>
      parseFilter(text, userType),
    ),
    [constant(false), constant(false), constant(true), constant(true), constant(false)],
  );
});

for (const [text, reason] of [
  ['password eq "x"', /is never returned and cannot be searched/],
  ['emails[nosuch pr]', /emails has no sub-attribute "nosuch"/],
  ['title[value pr]', /has one value and takes no brackets/],
  ['name eq "x"', /is complex: name one of its sub-attributes/],
  ['active gt true', /takes eq, ne and pr, not gt/],
  ['title gt null', /cannot be compared with null by gt/],
  ['title eq 5', /is text: compare it with a string in double quotes/],
] as const) {
  test(`${text} is refused with its reason`, () => {
    assert.throws(() => parseFilter(text, userType), { name: 'ScimError', scimType: 'invalidFilter', detail: reason });
  });
}
