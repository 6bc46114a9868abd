// Bodies of POST and PUT: some of the attributes of a shape, names in any spelling, extensions in their containers, at times something unknown.

import fc from 'fast-check';
import type { Attribute, Shape } from '../shape.ts';
import { sentFor, spelled } from './values.ts';

type Entry = readonly [string, unknown];

/** What a client sends as a resource. */
export function bodyOf(shape: Shape): fc.Arbitrary<Record<string, unknown>> {
  const attributes = shape.attributes.filter(({ name }) => name !== 'schemas');
  const containers = shape.extensions.map(({ urn, required, attributes: own }) =>
    fc.option(fc.tuple(spelled(urn), contentOf(own)), { freq: required ? 50 : 1, nil: undefined }),
  );
  return fc
    .tuple(schemasOf(shape), contentOf(attributes), fc.tuple(...containers), foreign)
    .map(([schemas, content, extensions, strange]) =>
      Object.fromEntries([
        ...schemas,
        ...Object.entries(content),
        ...extensions.filter((entry) => entry !== undefined),
        ...strange,
      ]),
    );
}

function schemasOf(shape: Shape): fc.Arbitrary<readonly Entry[]> {
  const urns = [shape.urn, ...shape.extensions.map(({ urn }) => urn)];
  const right = fc.subarray([...urns.slice(1), 'urn:example:unknown']).chain((more) =>
    fc.tuple(
      spelled('schemas'),
      fc.tuple(spelled(shape.urn)).map(([urn]) => [...more, urn]),
    ),
  );
  const wrong = fc.constantFrom<readonly Entry[]>(
    [],
    [['schemas', []]],
    [['schemas', shape.urn]],
    [['schemas', ['urn:example:x']]],
  );
  return fc.oneof({ weight: 200, arbitrary: right.map((entry) => [entry]) }, wrong);
}

// Two in five attributes are sent; what is required nearly always.
function contentOf(attributes: readonly Attribute[]): fc.Arbitrary<Record<string, unknown>> {
  const entries = attributes.map((attribute) => {
    const entry = fc.tuple(spelled(attribute.name), sentFor(attribute));
    return attribute.required
      ? fc.option(entry, { freq: 200, nil: undefined })
      : fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: entry });
  });
  return fc.tuple(...entries).map((sent) => Object.fromEntries(sent.filter((entry) => entry !== undefined)));
}

const foreign = fc.constantFrom<readonly Entry[]>(
  [],
  [],
  [],
  [['shoeSize', 5]],
  [['name.givenName', 'x']],
  [['urn:example:unknown', { a: 1 }]],
);
