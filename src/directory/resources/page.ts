// What is asked of a list and what it gives: as many of the wanted resources as fit into an answer.

import { type CursorPoint, pageLimits, utf8Length } from '../../scim/index.ts';
import type { Context } from '../context.ts';
import type { StoredResource } from '../model.ts';
import type { LongRead } from './long-read.ts';
import { represent } from './represent.ts';
import type { ListSource } from './scan.ts';
import { showsMembers, showWithMembers } from './show.ts';

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
  /** As its projection shows it. */
  readonly text: string;
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

export function createPage(context: Context, count: number, reading: LongRead): PageBuilder {
  const items: ListItem[] = [];
  let units = 0;
  let bytes: number | undefined;
  let isFull = false;

  function take(source: ListSource, resource: StoredResource, text: string): boolean {
    units += text.length;
    isFull = !hasRoom(text) && items.length > 0;
    if (!isFull) items.push({ source, resource, text });
    return !isFull;
  }

  // Bytes are counted only where there might be too many: for most pages the number of characters says enough.
  function hasRoom(text: string): boolean {
    if (units * maxUnitBytes <= pageLimits.maxBytes) return true;
    bytes ??= items.reduce((sum, item) => sum + utf8Length(item.text, 0), 0);
    bytes += utf8Length(text, 0);
    return bytes <= pageLimits.maxBytes;
  }

  return {
    items,
    left: () => (isFull ? 0 : count - items.length),
    add: (source, resource) => {
      const { kind, projection } = source;
      if (isFull || items.length >= count) return false;
      if (!showsMembers(kind, projection))
        return take(source, resource, represent(kind, resource, context.tenantUrl, projection));
      const text = showWithMembers(context, kind, resource, projection, reading);
      return text.then((shown) => take(source, resource, shown));
    },
  };
}
