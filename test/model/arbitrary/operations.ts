// Operations of a PATCH (RFC 7644 §3.5.2) in the dialects that clients speak: with a path, with a value path, without a path, with keys that are paths.

import fc from 'fast-check';
import type { Filter } from '../filter.ts';
import { type Operation, printTarget, type Target } from '../operation.ts';
import { type Attribute, named, type Shape } from '../shape.ts';
import { filterInside, isPlural } from './filters.ts';
import { type Named, namedAttribute, namedPath } from './paths.ts';
import { objectFor, sentFor, spelled, valueFor } from './values.ts';

/** The operations of one PATCH. */
export function operationsOn(shape: Shape): fc.Arbitrary<readonly Operation[]> {
  const hasLists = [shape, ...shape.extensions].some(({ attributes }) => attributes.some(isPlural));
  const aimed = fc.oneof(
    { weight: 18, arbitrary: plainTarget(shape) },
    { weight: hasLists ? 8 : 1, arbitrary: elementTarget(shape) },
    { weight: 2, arbitrary: extensionTarget(shape) },
  );
  const single = fc.oneof(
    { weight: 6, arbitrary: aimed.chain(withPath) },
    { weight: 2, arbitrary: withoutPath(aimed) },
  );
  return fc.array(single, { minLength: 1, maxLength: 3 });
}

/** A target with a value that may be sent there. */
interface Aimed {
  readonly target: Target;
  readonly value: fc.Arbitrary<unknown>;
}

function plainTarget(shape: Shape): fc.Arbitrary<Aimed> {
  return fc
    .oneof({ weight: 30, arbitrary: namedPath(writable(shape)) }, namedPath(shape))
    .map(({ path, attribute, leaf }) => ({
      target: { ...path, filter: undefined },
      value: leaf === undefined ? fc.constant('x') : sentFor(leaf, leaf === attribute ? undefined : attribute?.name),
    }));
}

// Most of what clients change can be changed.
function writable(shape: Shape): Shape {
  const only = (attributes: readonly Attribute[]): readonly Attribute[] =>
    attributes.filter(({ mutability, name }) => mutability !== 'readOnly' && name !== 'schemas');
  const extensions = shape.extensions.map((extension) => ({ ...extension, attributes: only(extension.attributes) }));
  return { ...shape, attributes: only(shape.attributes), extensions };
}

function elementTarget(shape: Shape): fc.Arbitrary<Aimed> {
  const isOdd = namedAttribute(shape, ({ type, multiValued }) => type === 'complex' && !multiValued);
  return fc
    .oneof({ weight: 80, arbitrary: namedAttribute(writable(shape), isPlural) }, isOdd)
    .chain((found) => behindBrackets(found));
}

function behindBrackets({ path, attribute }: Named): fc.Arbitrary<Aimed> {
  if (attribute === undefined) throw new Error('an element of nothing');
  const usual = [
    ...attribute.subAttributes.filter(({ name }) => name === 'value' || name === 'display'),
    ...attribute.subAttributes,
  ];
  const subs = usual.map((sub) => spelled(sub.name));
  const sub = fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    subs.length === 0 ? fc.constant('value') : { weight: 6, arbitrary: fc.oneof(...subs) },
  );
  return fc.tuple(selection(attribute), sub).map(([filter, name]) => ({
    target: { ...path, filter, sub: name },
    value: valueBehind(attribute, name === undefined ? undefined : named(attribute.subAttributes, name)),
  }));
}

// Entra selects elements by their type; others by whatever there is.
function selection(attribute: Attribute): fc.Arbitrary<Filter> {
  const byType = fc.tuple(
    spelled('type'),
    fc.constantFrom('eq', 'EQ'),
    fc.constantFrom('work', 'work', 'home', 'Work'),
  );
  const usual = byType.map(([name, operator, value]) => ({
    kind: 'test' as const,
    path: { urn: undefined, name, sub: undefined },
    operator,
    value,
  }));
  return named(attribute.subAttributes, 'type') === undefined
    ? filterInside(attribute)
    : fc.oneof({ weight: 5, arbitrary: usual }, { weight: 2, arbitrary: filterInside(attribute) });
}

function valueBehind(attribute: Attribute, sub: Attribute | undefined): fc.Arbitrary<unknown> {
  if (sub !== undefined) return sentFor(sub, attribute.name);
  const whole = attribute.type === 'complex' ? objectFor(attribute) : valueFor(attribute);
  return fc.oneof({ weight: 20, arbitrary: whole }, fc.constantFrom<unknown>(null, 'x', []));
}

function extensionTarget(shape: Shape): fc.Arbitrary<Aimed> {
  const homes = [
    { urn: shape.urn, attributes: shape.attributes.filter(({ mutability }) => mutability !== 'readOnly') },
    ...shape.extensions,
  ];
  return fc.oneof(
    ...homes.map(({ urn, attributes }) =>
      spelled(urn).map((spelling) => ({
        target: { urn: spelling, name: undefined, filter: undefined, sub: undefined },
        value: objectOf(attributes),
      })),
    ),
  );
}

function objectOf(attributes: readonly Attribute[]): fc.Arbitrary<unknown> {
  const entries = attributes.map((attribute) => fc.tuple(spelled(attribute.name), sentFor(attribute)));
  const some = fc.array(fc.oneof(...entries), { maxLength: 3 }).map(uniqueEntries);
  return fc.oneof(
    { weight: 50, arbitrary: some.map((list) => Object.fromEntries(list)) },
    fc.constantFrom<unknown>(null, 'x'),
  );
}

function uniqueEntries(entries: readonly (readonly [string, unknown])[]): readonly (readonly [string, unknown])[] {
  const seen = new Map(entries.map((entry) => [entry[0].toLowerCase(), entry]));
  return [...seen.values()];
}

const operators = fc.oneof(
  { weight: 200, arbitrary: fc.constantFrom('add', 'replace', 'remove', 'Add', 'Replace', 'Remove') },
  fc.constant('move'),
);

function withPath({ target, value }: Aimed): fc.Arbitrary<Operation> {
  const sent = fc.oneof({ weight: 60, arbitrary: value }, fc.constant(undefined));
  return fc.tuple(operators, sent).map(([op, given]) => ({
    op,
    path: target,
    entries: undefined,
    value: isRemoval(op) && given !== undefined && target.filter !== undefined ? undefined : given,
  }));
}

function isRemoval(op: string): boolean {
  return op.toLowerCase() === 'remove';
}

function withoutPath(aimed: fc.Arbitrary<Aimed>): fc.Arbitrary<Operation> {
  const entry = aimed.chain(({ target, value }) => value.map((sent) => [target, sent] as const));
  const entries = fc.uniqueArray(entry, { maxLength: 4, selector: ([target]) => printTarget(target).toLowerCase() });
  return fc.tuple(operators, fc.option(entries, { freq: 100, nil: undefined })).map(([op, list]) => ({
    op,
    path: undefined,
    entries: list,
    value: list === undefined ? 'x' : undefined,
  }));
}
