// Sorted lists (RFC 7644 §3.4.2.3): the keys of all matches are put in order, then the resources of one page are read.

import { compareKeys, type Projection, type SortKey } from '../../../scim/index.ts';
import type { ResourceId } from '../../ids/brands.ts';
import { indexKey } from '../index-keys.ts';
import { asObject } from '../represent.ts';
import type { Listing, ListPage, ListResult } from './page.ts';
import { planSource, scan } from './scan.ts';
import { sortInPieces } from './sort-in-pieces.ts';

const nothing: Projection = { kind: 'only', names: new Map() };

interface Placed {
  readonly source: number;
  readonly position: number;
  readonly key: SortKey;
  readonly id: ResourceId;
}

/** A page of the matches in the order that the sources' sort asks for; equal keys stay in the order of creation. */
export async function listSorted(list: Listing, page: ListPage): Promise<ListResult> {
  const isDescending = list.sources.some(({ sort }) => sort?.isDescending === true);
  const order = (left: Omit<Placed, 'id'>, right: Omit<Placed, 'id'>): number =>
    compareKeys(left.key, right.key, isDescending) || left.source - right.source || left.position - right.position;
  const placed = await sortInPieces(await placeAll(list), order, list.reading);
  const after = page.kind === 'cursor' ? page.after : undefined;
  const begin = page.kind === 'index' ? page.startIndex - 1 : beginAfter(placed, after, order);
  const last = await showAll(list, placed.slice(begin, begin + page.count));
  const hasMore = page.kind === 'cursor' && last !== undefined && last !== placed.at(-1);
  return {
    totalResults: placed.length,
    items: list.shown.items,
    next: hasMore ? { source: last.source, position: last.position, key: last.key, total: placed.length } : undefined,
  };
}

function beginAfter(
  placed: readonly Placed[],
  after: Omit<Placed, 'id'> | undefined,
  order: (left: Omit<Placed, 'id'>, right: Omit<Placed, 'id'>) => number,
): number {
  if (after === undefined) return 0;
  const at = placed.findIndex((candidate) => order(candidate, after) > 0);
  return at < 0 ? placed.length : at;
}

// Only what is needed to put them in order is kept: twenty thousand resources would be too many to hold.
async function placeAll({ context, sources, reading }: Listing): Promise<readonly Placed[]> {
  const placed: Placed[] = [];
  for (const [at, source] of sources.entries()) {
    // What is related is read for the filter alone.
    const forKeys = planSource({ ...source, projection: nothing });
    for await (const { position, resource } of scan(context, source.kind, forKeys, reading)) {
      const key = source.sort?.keyOf(asObject(source.kind, resource, context.tenantUrl)) ?? null;
      placed.push({ source: at, position, key: typeof key === 'string' ? indexKey(key) : key, id: resource.id });
    }
  }
  return placed;
}

/** Reads and adds the resources of a page, and gives the last one that was dealt with. Someone who left between the two reads is left out. */
async function showAll(
  { context, sources, shown, reading }: Listing,
  page: readonly Placed[],
): Promise<Placed | undefined> {
  let last: Placed | undefined;
  for (const placed of page) {
    const source = sources[placed.source];
    if (source === undefined) continue;
    const { related } = planSource(source);
    const resource = await context.store.resources.find(source.kind.type.name, placed.id, related);
    if (resource !== undefined && !(await shown.add(source, resource))) return last;
    last = placed;
    await reading.note(0);
  }
  return last;
}
