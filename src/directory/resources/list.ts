// Lists (RFC 7644 §3.4.2, RFC 9865): over one resource type or several, by index or by cursor, sorted or in the order of creation.

import type { CursorPoint } from '../../scim/index.ts';
import type { Context } from '../context.ts';
import type { StoredResource } from '../model.ts';
import type { ListItem, ListPage, ListQuery, ListResult } from './page.ts';
import { type ListSource, planSource, type Reading, scan } from './scan.ts';
import { listSorted } from './sorted.ts';

/** The asked part of the matches and how many there are in all. */
export async function listResources(context: Context, { sources, page }: ListQuery): Promise<ListResult> {
  if (sources.some(({ sort }) => sort !== undefined)) return listSorted(context, sources, page);
  return page.kind === 'index' ? listByIndex(context, sources, page) : listByCursor(context, sources, page);
}

type IndexPage = Extract<ListPage, { kind: 'index' }>;
type CursorPage = Extract<ListPage, { kind: 'cursor' }>;

async function listByIndex(context: Context, sources: readonly ListSource[], page: IndexPage): Promise<ListResult> {
  const items: ListItem[] = [];
  let totalResults = 0;
  for (const source of sources) {
    const offset = Math.max(0, page.startIndex - 1 - totalResults);
    const slice = await sliceOf(context, source, offset, page.count - items.length);
    items.push(...slice.resources.map((resource) => ({ source, resource })));
    totalResults += slice.total;
  }
  return { totalResults, items, next: undefined };
}

interface Slice {
  readonly total: number;
  readonly resources: readonly StoredResource[];
}

async function sliceOf(context: Context, source: ListSource, offset: number, limit: number): Promise<Slice> {
  const reading = planSource(source);
  if (reading.rest !== undefined) return scanSlice(context, source, reading, offset, limit);
  const { condition, related } = reading;
  const name = source.kind.type.name;
  const found = limit === 0 ? [] : await context.store.select(name, { condition, offset, limit, related });
  const isLast = found.length < limit && (found.length > 0 || offset === 0);
  const total = isLast ? offset + found.length : await context.store.count(name, condition);
  return { total, resources: found.map(({ resource }) => resource) };
}

async function scanSlice(
  context: Context,
  source: ListSource,
  reading: Reading,
  offset: number,
  limit: number,
): Promise<Slice> {
  const resources: StoredResource[] = [];
  let total = 0;
  for await (const { resource } of scan(context, source.kind, reading)) {
    if (total >= offset && resources.length < limit) resources.push(resource);
    total += 1;
  }
  return { total, resources };
}

// Positions never move: what exists throughout a walk is seen exactly once, whatever comes and goes meanwhile.
async function listByCursor(context: Context, sources: readonly ListSource[], page: CursorPage): Promise<ListResult> {
  const isCountable = sources.every((source) => planSource(source).rest === undefined);
  const known = isCountable ? undefined : page.after?.total;
  const total = known ?? (await countAll(context, sources));
  const items: ListItem[] = [];
  let last: CursorPoint | undefined;
  for (const [at, source] of sources.entries()) {
    const first = page.after?.source ?? 0;
    if (at < first || page.count === 0) continue;
    const after = at === first ? page.after?.position : undefined;
    for await (const { position, resource } of scan(context, source.kind, planSource(source), after)) {
      if (items.length === page.count) return { totalResults: total, items, next: last };
      items.push({ source, resource });
      last = { source: at, position, key: null, total };
    }
  }
  return { totalResults: total, items, next: undefined };
}

async function countAll(context: Context, sources: readonly ListSource[]): Promise<number> {
  let total = 0;
  for (const source of sources) total += (await sliceOf(context, source, 0, 0)).total;
  return total;
}
