// Sorted lists (RFC 7644 §3.4.2.3): the keys of all matches are put in order, then the resources of one page are read.

import { compareKeys, type SortKey } from '../../scim/index.ts';
import type { Context } from '../context.ts';
import type { ResourceId } from '../model.ts';
import type { ListItem, ListPage, ListResult } from './page.ts';
import { needsRelated } from './read.ts';
import { asObject } from './represent.ts';
import { type ListSource, planSource, scan } from './scan.ts';

interface Placed {
  readonly source: number;
  readonly position: number;
  readonly key: SortKey;
  readonly id: ResourceId;
}

/** A page of the matches in the order that the sources' sort asks for; equal keys stay in the order of creation. */
export async function listSorted(
  context: Context,
  sources: readonly ListSource[],
  page: ListPage,
): Promise<ListResult> {
  const isDescending = sources.some(({ sort }) => sort?.isDescending === true);
  const order = (left: Omit<Placed, 'id'>, right: Omit<Placed, 'id'>): number =>
    compareKeys(left.key, right.key, isDescending) || left.source - right.source || left.position - right.position;
  const placed = (await placeAll(context, sources)).toSorted(order);
  const after = page.kind === 'cursor' ? page.after : undefined;
  const begin = page.kind === 'index' ? page.startIndex - 1 : beginAfter(placed, after, order);
  const shown = placed.slice(begin, begin + page.count);
  const last = shown.at(-1);
  const hasMore = page.kind === 'cursor' && last !== undefined && begin + shown.length < placed.length;
  return {
    totalResults: placed.length,
    items: await readAll(context, sources, shown),
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

async function placeAll(context: Context, sources: readonly ListSource[]): Promise<readonly Placed[]> {
  const placed: Placed[] = [];
  for (const [at, source] of sources.entries()) {
    for await (const { position, resource } of scan(context, source.kind, { ...planSource(source), related: false })) {
      const key = source.sort?.keyOf(asObject(source.kind, resource, context.tenantUrl)) ?? null;
      placed.push({ source: at, position, key, id: resource.id });
    }
  }
  return placed;
}

// Someone who left between the two reads is left out.
async function readAll(
  context: Context,
  sources: readonly ListSource[],
  shown: readonly Placed[],
): Promise<readonly ListItem[]> {
  const items: ListItem[] = [];
  for (const { source: at, id } of shown) {
    const source = sources[at];
    if (source === undefined) continue;
    const related = needsRelated(source.kind, source.projection);
    const resource = await context.store.find(source.kind.type.name, id, related);
    if (resource !== undefined) items.push({ source, resource });
  }
  return items;
}
