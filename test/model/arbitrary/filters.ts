// Filters over the whole grammar (RFC 7644 §3.4.2.2): every operator and type, brackets, value paths, "and", "or", "not" in any letter case.

import fc from 'fast-check';
import type { Filter } from '../filter.ts';
import { type Attribute, named, type Path, type Shape } from '../shape.ts';
import { type Named, namedAttribute, namedPath } from './paths.ts';
import { spelled, valueFor } from './values.ts';

/** A filter on resources of this shape. */
export function filterOn(shape: Shape): fc.Arbitrary<Filter> {
  const tests = namedPath(shape).chain(({ path, attribute, leaf }) => testOn(path, leaf, attribute?.name));
  const elements = namedAttribute(shape, isPlural).chain(elementOn);
  return tree(fc.oneof({ weight: 5, arbitrary: tests }, elements), 3);
}

export function isPlural({ multiValued, name }: Attribute): boolean {
  return multiValued && name !== 'schemas';
}

function elementOn({ path, attribute }: Named): fc.Arbitrary<Filter> {
  if (attribute === undefined) throw new Error('an element of nothing');
  const then = fc.option(partOf(attribute), { freq: 1, nil: undefined });
  return fc.record({
    kind: fc.constant('element' as const),
    path: fc.constant(path),
    inner: filterInside(attribute),
    then,
  });
}

/** The filter in brackets behind a multi-valued attribute. */
export function filterInside(attribute: Attribute): fc.Arbitrary<Filter> {
  const common = attribute.subAttributes.filter(({ name }) => ['type', 'primary', 'value'].includes(name));
  const usual = common.length === 0 ? partOf(attribute) : partOf({ ...attribute, subAttributes: common });
  return tree(fc.oneof({ weight: 2, arbitrary: usual }, partOf(attribute)), 2);
}

function partOf(attribute: Attribute): fc.Arbitrary<Filter> {
  // What is simple is "value" itself in brackets.
  const subs = attribute.type === 'complex' ? attribute.subAttributes : [{ ...attribute, name: 'value' }];
  const parts = subs.map((sub) =>
    spelled(sub.name).chain((name) => testOn({ urn: undefined, name, sub: undefined }, sub, attribute.name)),
  );
  const strange = testOn({ urn: undefined, name: 'shoe', sub: undefined }, undefined, attribute.name);
  return parts.length === 0 ? strange : fc.oneof({ weight: 150, arbitrary: fc.oneof(...parts) }, strange);
}

function tree(leaf: fc.Arbitrary<Filter>, depth: number): fc.Arbitrary<Filter> {
  if (depth === 0) return leaf;
  const inner = tree(leaf, depth - 1);
  return fc.oneof(
    { weight: 6, arbitrary: leaf },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('join' as const),
        word: fc.constantFrom('and', 'or', 'AND', 'Or'),
        parts: fc.tuple(inner, inner),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('not' as const), word: fc.constantFrom('not', 'not ', 'NOT '), inner }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('group' as const), inner }) },
  );
}

function testOn(path: Path, leaf: Attribute | undefined, holder: string | undefined): fc.Arbitrary<Filter> {
  const compare = fc.record({
    kind: fc.constant('test' as const),
    path: fc.constant(path),
    operator: operatorFor(leaf),
    value: literalFor(leaf, holder),
  });
  const present = fc.record({
    kind: fc.constant('present' as const),
    path: fc.constant(path),
    operator: spelled('pr'),
  });
  return fc.oneof({ weight: 8, arbitrary: compare }, present);
}

const all = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'];

function operatorFor(leaf: Attribute | undefined): fc.Arbitrary<string> {
  const fitting = fittingOperators(leaf?.type);
  return fc.oneof({ weight: 100, arbitrary: fc.constantFrom(...fitting) }, fc.constantFrom(...all)).chain(spelled);
}

function fittingOperators(type: Attribute['type'] | undefined): readonly string[] {
  switch (type) {
    case 'boolean':
      return ['eq', 'ne'];
    case 'binary':
      return ['eq', 'ne', 'co', 'sw', 'ew'];
    case 'integer':
    case 'decimal':
    case 'dateTime':
      return ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
    default:
      return all;
  }
}

function literalFor(leaf: Attribute | undefined, holder: string | undefined): fc.Arbitrary<unknown> {
  const target = leaf?.type === 'complex' ? named(leaf.subAttributes, 'value') : leaf;
  const fitting = target === undefined ? fc.constantFrom<unknown>('a', 5, true) : valueFor(target, holder);
  return fc.oneof(
    { weight: 100, arbitrary: fitting },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>('a', 5, true, 'True', '2026') },
  );
}
