// What a client does with a directory, step by step. Resources are named by their number, so that a shorter story stays a story.

import fc from 'fast-check';
import type { Question } from '../list.ts';
import type { Operation } from '../operation.ts';
import type { Shown } from '../project.ts';
import type { Path, Shape } from '../shape.ts';
import { bodyOf } from './bodies.ts';
import { filterOn } from './filters.ts';
import { operationsOn } from './operations.ts';
import { namedPath } from './paths.ts';
import { spelled } from './values.ts';

/** `of` is the number of a resource among those of its type, round and round (but 40 is none), `type` that of a shape; a list without a type is one over all types. */
export type Step =
  | { readonly do: 'create'; readonly type: number; readonly body: unknown; readonly shown: Shown }
  | {
      readonly do: 'replace';
      readonly type: number;
      readonly of: number;
      readonly body: unknown;
      readonly shown: Shown;
    }
  | {
      readonly do: 'patch';
      readonly type: number;
      readonly of: number;
      readonly operations: readonly Operation[];
      readonly shown: Shown;
    }
  | { readonly do: 'remove'; readonly type: number; readonly of: number }
  | { readonly do: 'read'; readonly type: number; readonly of: number; readonly shown: Shown }
  | {
      readonly do: 'list';
      readonly type: number | undefined;
      readonly question: Question;
      readonly startIndex: number | undefined;
      readonly count: number | undefined;
      readonly byPost: boolean;
    }
  | { readonly do: 'walk'; readonly type: number | undefined; readonly question: Question; readonly count: number };

/** A story of a directory with these resource types. */
export function stepsIn(shapes: readonly Shape[]): fc.Arbitrary<readonly Step[]> {
  const perType = shapes.map((shape, type) => stepOn(shape, type));
  const creations = shapes.map((shape, type) => ({ weight: weightOf(type), arbitrary: creation(shape, type) }));
  const beginning = fc.array(fc.oneof(...creations), { minLength: 1, maxLength: 8, size: 'max' });
  const weighted = perType.map((arbitrary, type) => ({ weight: weightOf(type), arbitrary }));
  const rest = fc.array(fc.oneof(...weighted), { minLength: 1, maxLength: 10, size: 'max' });
  return fc.tuple(beginning, rest).map(([first, then]) => [...first, ...then]);
}

// The types of a directory's own come after those of the standard, and then the story is about them.
function weightOf(type: number): number {
  return type < 2 ? 1 : 8;
}

function creation(shape: Shape, type: number): fc.Arbitrary<Step> {
  return fc.record({
    do: fc.constant('create' as const),
    type: fc.constant(type),
    body: bodyOf(shape),
    shown: shownOf(shape, 1),
  });
}

function stepOn(shape: Shape, type: number): fc.Arbitrary<Step> {
  const target = { type: fc.constant(type), of: fc.nat({ max: 40 }) };
  const shown = shownOf(shape, 1);
  const where = fc.oneof({ weight: 6, arbitrary: fc.constant(type) }, fc.constant(undefined));
  const size = fc.option(fc.integer({ min: -1, max: 5 }), { freq: 1, nil: undefined });
  return fc.oneof(
    { weight: 2, arbitrary: creation(shape, type) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('replace' as const), ...target, body: bodyOf(shape), shown }) },
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant('patch' as const), ...target, operations: operationsOn(shape), shown }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), ...target }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('read' as const), ...target, shown: shownOf(shape, 4) }) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('list' as const),
        type: where,
        question: questionOn(shape),
        startIndex: size,
        count: size,
        byPost: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('walk' as const),
        type: where,
        question: questionOn(shape),
        count: fc.integer({ min: 1, max: 4 }),
      }),
    },
  );
}

function questionOn(shape: Shape): fc.Arbitrary<Question> {
  return fc.record({
    filter: fc.option(filterOn(shape), { freq: 4, nil: undefined }),
    sortBy: fc.option(
      namedPath(shape).map(({ path }) => path),
      { freq: 1, nil: undefined },
    ),
    sortOrder: fc.oneof(
      { weight: 20, arbitrary: fc.constant(undefined) },
      { weight: 25, arbitrary: spelled('descending') },
      { weight: 10, arbitrary: spelled('ascending') },
      fc.constant('upwards'),
    ),
    shown: shownOf(shape, 1),
  });
}

/** Which attributes are asked for: mostly none in particular, in `freq` of so many cases some. */
function shownOf(shape: Shape, freq: number): fc.Arbitrary<Shown> {
  const none = { attributes: [], excludedAttributes: [] };
  const extensions = shape.extensions.map(({ urn }): Path => ({ urn, name: '', sub: undefined }));
  const one = fc.oneof(
    { weight: 8, arbitrary: namedPath(shape).map(({ path }) => path) },
    extensions.length === 0
      ? fc.constant<Path>({ urn: undefined, name: 'nothing', sub: undefined })
      : fc.constantFrom(...extensions),
  );
  const some = fc.array(one, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(none) },
    { weight: freq, arbitrary: some.map((attributes) => ({ attributes, excludedAttributes: [] })) },
    { weight: freq, arbitrary: some.map((excludedAttributes) => ({ attributes: [], excludedAttributes })) },
  );
}
