// Names of attributes as clients write them: bare or with their URN, in any letter case, now and then of attributes that do not exist.

import fc from 'fast-check';
import type { Attribute, Path, Shape } from '../shape.ts';
import { spelled } from './values.ts';

/** An attribute and the path that was written for it; `leaf` is what the path ends at, undefined when there is no such thing. */
export interface Named {
  readonly path: Path;
  readonly attribute: Attribute | undefined;
  readonly leaf: Attribute | undefined;
}

/** Any attribute of the shape, or a part of one. */
export function namedPath(shape: Shape): fc.Arbitrary<Named> {
  const known = homesOf(shape).flatMap(({ urn, isExtension, attributes }) =>
    attributes.map((attribute) => placed(attribute, urn, isExtension)),
  );
  return fc.oneof({ weight: 50, arbitrary: fc.oneof(...known) }, unknown(shape));
}

/** An attribute of the wanted kind, if there is one, without a part behind it. */
export function namedAttribute(shape: Shape, isWanted: (attribute: Attribute) => boolean): fc.Arbitrary<Named> {
  const all = homesOf(shape).flatMap(({ urn, isExtension, attributes }) =>
    attributes.map((attribute) => ({ attribute, urn, isExtension })),
  );
  const wanted = all.filter(({ attribute }) => isWanted(attribute));
  const named = wanted.length === 0 ? all : wanted;
  return fc.oneof(...named.map(({ attribute, urn, isExtension }) => bare(attribute, urn, isExtension)));
}

function homesOf(
  shape: Shape,
): readonly { readonly urn: string; readonly isExtension: boolean; readonly attributes: readonly Attribute[] }[] {
  const extensions = shape.extensions.map(({ urn, attributes }) => ({ urn, isExtension: true, attributes }));
  return [{ urn: shape.urn, isExtension: false, attributes: shape.attributes }, ...extensions];
}

function bare(attribute: Attribute, urn: string, isExtension: boolean): fc.Arbitrary<Named> {
  return fc.record({ urn: urnFor(urn, isExtension), name: spelled(attribute.name) }).map((path) => ({
    path: { ...path, sub: undefined },
    attribute,
    leaf: attribute,
  }));
}

function placed(attribute: Attribute, urn: string, isExtension: boolean): fc.Arbitrary<Named> {
  if (attribute.subAttributes.length === 0) return bare(attribute, urn, isExtension);
  const parts = attribute.subAttributes.map((sub) =>
    fc.tuple(bare(attribute, urn, isExtension), spelled(sub.name)).map(([whole, name]) => ({
      path: { ...whole.path, sub: name },
      attribute,
      leaf: sub,
    })),
  );
  const strange = bare(attribute, urn, isExtension).map(({ path }) => ({
    path: { ...path, sub: 'shoe' },
    attribute,
    leaf: undefined,
  }));
  return fc.oneof(
    { weight: 40, arbitrary: fc.oneof(...parts) },
    { weight: 15, arbitrary: bare(attribute, urn, isExtension) },
    strange,
  );
}

function urnFor(urn: string, isExtension: boolean): fc.Arbitrary<string | undefined> {
  const named = spelled(urn);
  const bareName = fc.constant(undefined);
  return fc.oneof(
    { weight: isExtension ? 8 : 1, arbitrary: named },
    { weight: isExtension ? 1 : 8, arbitrary: bareName },
  );
}

function unknown(shape: Shape): fc.Arbitrary<Named> {
  const paths = fc.record({
    urn: fc.constantFrom(undefined, shape.urn, 'urn:example:nowhere'),
    name: fc.constantFrom('shoeSize', 'department_', 'constructor'),
    sub: fc.constantFrom(undefined, 'value'),
  });
  return paths.map((path) => ({ path, attribute: undefined, leaf: undefined }));
}
