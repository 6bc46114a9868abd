// What is asked of a list and what it gives: as many of the wanted resources as fit into an answer.

import { type CursorPoint, pageLimits, utf8Length } from '../../../scim/index.ts';
import type { Context } from '../context.ts';
import type { LongRead } from '../long-read.ts';
import { representParts, type TextParts } from '../represent.ts';
import type { StoredResource } from '../resource.ts';
import { showsMembers, showWithMembers } from '../show.ts';
import type { ListSource } from './scan.ts';

/** Which part of the matches is wanted: so many from a 1-based index, or so many after a cursor's point. */
export type ListPage =
  | { readonly kind: 'index'; readonly startIndex: number; readonly count: number }
  | { readonly kind: 'cursor'; readonly after: CursorPoint | undefined; readonly count: number };

export interface ListQuery {
  readonly sources: readonly ListSource[];
  readonly page: ListPage;
}

export interface ListItem {
  readonly source: ListSource;
  readonly resource: StoredResource;
  /** As its projection shows it. Made when it is sent: of most pages it is known before that they fit. */
  readonly text: () => string | TextParts;
}

export interface ListResult {
  readonly totalResults: number;
  readonly items: readonly ListItem[];
  /** Where a walk by cursor goes on; undefined on its last page and in lists by index. */
  readonly next: CursorPoint | undefined;
}

/** A page while it is filled. */
export interface PageBuilder {
  readonly items: readonly ListItem[];
  /** How many resources are still wanted; 0 as well when the next one would not fit. */
  readonly left: () => number;
  /** Adds a resource. False when it has no room. */
  readonly add: (source: ListSource, resource: StoredResource) => boolean | Promise<boolean>;
}

/** A list while it is made. */
export interface Listing {
  readonly context: Context;
  readonly sources: readonly ListSource[];
  readonly reading: LongRead;
  readonly shown: PageBuilder;
}

/** The longest UTF-8 form of one UTF-16 unit. */
const maxUnitBytes = 3;

/** More characters than a resource has in an answer: references begin with the Tenant URL there, and `meta` and memberships are added. */
function upperLength({ body, memberships = [] }: StoredResource): number {
  return body.length * 10 + memberships.length * 1_024 + 1_024;
}

export function createPage(context: Context, count: number, reading: LongRead): PageBuilder {
  const items: ListItem[] = [];
  let upper = 0;
  let bytes: number | undefined;
  let isFull = false;

  function takeText(source: ListSource, resource: StoredResource, text: string | TextParts): boolean {
    bytes ??= items.reduce((sum, item) => sum + lengthOf(item.text()), 0);
    bytes += lengthOf(text);
    isFull = bytes > pageLimits.maxBytes && items.length > 0;
    if (!isFull) items.push({ source, resource, text: () => text });
    return !isFull;
  }

  function take(source: ListSource, resource: StoredResource): boolean {
    const text = (): string | TextParts => representParts(source.kind, resource, context.tenantUrl, source.projection);
    upper += upperLength(resource);
    if (bytes !== undefined || upper * maxUnitBytes > pageLimits.maxBytes) return takeText(source, resource, text());
    items.push({ source, resource, text });
    return true;
  }

  return {
    items,
    left: () => (isFull ? 0 : count - items.length),
    add: (source, resource) => {
      const { kind, projection } = source;
      if (isFull || items.length >= count) return false;
      if (!showsMembers(kind, projection)) return take(source, resource);
      const text = showWithMembers(context, kind, resource, projection, reading);
      return text.then((shown) => takeText(source, resource, shown));
    },
  };
}

/** In UTF-8. Joining the parts would copy every large text once more. */
function lengthOf(text: string | TextParts): number {
  if (typeof text === 'string') return utf8Length(text, 0);
  const { kept, baseAt, base, added } = text;
  return utf8Length(kept, 0) + utf8Length(added, 0) - 1 + (baseAt < 0 ? 0 : base.length - 2);
}
