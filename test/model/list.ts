// Lists: filtered, sorted and cut into pages (RFC 7644 §3.4.2), over one resource type or all.

import { comparable, compare } from './compare.ts';
import { type Directory, type Kept, whole } from './directory.ts';
import { check, type Filter, matches } from './filter.ts';
import { checkShown, project, type Shown } from './project.ts';
import { refuse } from './refusal.ts';
import { asList, find, isJson, isNothing, type Json, leafOf, type Path, type Shape } from './shape.ts';

export interface Question {
  readonly filter: Filter | undefined;
  readonly sortBy: Path | undefined;
  readonly sortOrder: string | undefined;
  readonly shown: Shown;
}

const pageSizes = { usual: 100, most: 1000 } as const;

/** All that a question finds, in order, as it is shown. */
export function answers(directory: Directory, shapes: readonly Shape[], question: Question): readonly Json[] {
  for (const shape of shapes) {
    checkQuestion(shape, question);
    checkShown(question.shown);
  }
  const found = shapes.flatMap((shape) =>
    directory.resources.filter((kept) => isMatch(directory, shape, kept, question)),
  );
  const ordered = question.sortBy === undefined ? found : sorted(directory, found, question);
  return ordered.map((kept) => project(kept.shape, whole(directory, kept), question.shown));
}

/** A page by index: below 1 means 1, a negative count 0, too large a count the largest. */
export function page(all: readonly Json[], startIndex: number | undefined, count: number | undefined): Json {
  const start = Math.max(1, startIndex ?? 1);
  const size = Math.min(pageSizes.most, Math.max(0, count ?? pageSizes.usual));
  const shown = all.slice(start - 1, start - 1 + size);
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: all.length,
    startIndex: start,
    itemsPerPage: shown.length,
    Resources: shown,
  };
}

/** The pages of a walk by cursor, without the cursors (RFC 9865 §2). */
export function walk(all: readonly Json[], count: number): readonly Json[] {
  const pages: Json[] = [];
  for (let at = 0; at === 0 || at < all.length; at += count) {
    const { startIndex: _, ...rest } = page(all, at + 1, count);
    pages.push(rest);
  }
  return pages;
}

function isMatch(directory: Directory, shape: Shape, kept: Kept, { filter }: Question): boolean {
  if (kept.shape.name !== shape.name) return false;
  return filter === undefined || matches(shape, filter, whole(directory, kept));
}

function checkQuestion(shape: Shape, { filter, sortBy, sortOrder }: Question): void {
  if (filter !== undefined) check(shape, filter);
  const order = (sortOrder ?? 'ascending').toLowerCase();
  if (order !== 'ascending' && order !== 'descending') refuse('invalidValue', `sortOrder is ${sortOrder}`);
  const place = sortBy && find(shape, sortBy);
  if (place?.attribute.returned === 'never') refuse('invalidValue', 'what is never returned sorts nothing');
  if (place?.sub === undefined && place?.attribute.type === 'complex' && leafOf(place.attribute) === undefined) {
    refuse('invalidValue', `${place.attribute.name} is complex`);
  }
}

// Those without a value come last, or first when descending; equal ones stay in the order of creation.
function sorted(directory: Directory, found: readonly Kept[], { sortBy, sortOrder }: Question): readonly Kept[] {
  const sign = sortOrder?.toLowerCase() === 'descending' ? -1 : 1;
  const keyed = found.map((kept) => ({ kept, key: sortBy && keyOf(directory, kept, sortBy) }));
  const order = (left: (typeof keyed)[number], right: (typeof keyed)[number]): number => {
    if (left.key === undefined || right.key === undefined) {
      return sign * (Number(left.key === undefined) - Number(right.key === undefined));
    }
    return sign * compare(left.key, right.key);
  };
  return keyed.toSorted(order).map(({ kept }) => kept);
}

function keyOf(directory: Directory, kept: Kept, path: Path): string | number | boolean | undefined {
  const place = find(kept.shape, path);
  if (place === undefined) return undefined;
  const resource = whole(directory, kept);
  const holder = place.container === undefined ? resource : resource[place.container];
  const list = asList(isJson(holder) ? holder[place.attribute.name] : undefined);
  const preferred = list.find((element) => isJson(element) && element['primary'] === true) ?? list[0];
  const leaf = place.sub ?? leafOf(place.attribute);
  const value = isJson(preferred) && leaf !== undefined ? asList(preferred[leaf.name])[0] : preferred;
  return leaf === undefined || isNothing(value) ? undefined : comparable(leaf, value);
}
