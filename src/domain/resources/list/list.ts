// Lists (RFC 7644 §3.4.2, RFC 9865): over one resource type or several, by index or by cursor, sorted or in the order of creation.

import type { CursorPoint } from '../../../scim/index.ts';
import type { Context } from '../context.ts';
import { beginRead, type LongRead } from '../long-read.ts';
import type { Positioned } from '../store.ts';
import { createPage, type Listing, type ListPage, type ListQuery, type ListResult, type PageBuilder } from './page.ts';
import { adapt, isCutShort, type ListSource, planSource, type Reading, readAtOnce, scan } from './scan.ts';
import { listSorted } from './sorted.ts';

/** The asked part of the matches and how many there are in all. Throws a Failure when it means looking at everything, too often at once. */
export async function listResources(context: Context, query: ListQuery): Promise<ListResult> {
  const reading = beginRead(context);
  try {
    return await listBy(context, query, reading);
  } finally {
    reading.end();
  }
}

function listBy(context: Context, { sources, page }: ListQuery, reading: LongRead): Promise<ListResult> {
  const list = { context, sources, reading, shown: createPage(context, page.count, reading) };
  if (sources.some(({ sort }) => sort !== undefined)) return listSorted(list, page);
  return page.kind === 'index' ? listByIndex(list, page) : listByCursor(list, page);
}

type IndexPage = Extract<ListPage, { kind: 'index' }>;
type CursorPage = Extract<ListPage, { kind: 'cursor' }>;

async function listByIndex(list: Listing, page: IndexPage): Promise<ListResult> {
  let totalResults = 0;
  for (const source of list.sources) {
    const offset = Math.max(0, page.startIndex - 1 - totalResults);
    totalResults += await showFrom(list, source, offset);
  }
  return { totalResults, items: list.shown.items, next: undefined };
}

/** So much of large bodies counts as one row more: a page of two megabytes of them is a long read. */
const charactersPerRow = 2 * 1024;
/** From here on the time between two bodies is worth a look at the clock. */
const largeBody = 16 * 1024;

/** Adds the matches of a source from an offset on, and gives their number in all. */
function showFrom(list: Listing, source: ListSource, offset: number): Promise<number> {
  const reading = planSource(source);
  return reading.rest === undefined
    ? showSelected(list, source, reading, offset)
    : showScanned(list, source, reading, offset);
}

async function showSelected(
  { context: { store, platform }, shown, reading: { note } }: Listing,
  source: ListSource,
  { condition, related }: Reading,
  offset: number,
): Promise<number> {
  const name = source.kind.type.name;
  let seen = 0;
  let after: number | undefined;
  // A page like most is read at once; what is more waits for its turn from the beginning.
  const isLong =
    shown.left() > readAtOnce || condition.kind === 'and' || condition.kind === 'or' || condition.kind === 'not';
  if (isLong) await note(0);
  while (shown.left() > 0) {
    const begin = after === undefined ? { offset } : { after };
    const limit = Math.min(shown.left(), platform.pace.rows);
    const found = await store.resources.select(name, { condition, ...begin, limit, related });
    adapt(platform.pace, found);
    await addAll(shown, source, found, note);
    seen += found.length;
    if (found.length < limit && !isCutShort(found)) {
      if (seen > 0 || offset === 0) return offset + seen;
      break;
    }
    after = found.at(-1)?.position;
    // What rests holds what it has read: a page that is full goes out at once.
    if (shown.left() > 0) await note(found.length);
  }
  if (isLong) await note(0);
  return store.resources.count(name, condition);
}

async function addAll(
  shown: PageBuilder,
  source: ListSource,
  found: readonly Positioned[],
  note: LongRead['note'],
): Promise<void> {
  for (const { resource } of found) {
    const added = shown.add(source, resource);
    if (added !== true && !(await added)) return;
    if (resource.body.length > largeBody) await note(Math.ceil(resource.body.length / charactersPerRow));
  }
}

async function showScanned(
  { context, shown, reading }: Listing,
  source: ListSource,
  plan: Reading,
  offset: number,
): Promise<number> {
  let total = 0;
  for await (const { resource } of scan(context, source.kind, plan, reading)) {
    if (total >= offset && shown.left() > 0) await shown.add(source, resource);
    total += 1;
  }
  return total;
}

// Positions never move: what exists throughout a walk is seen exactly once, whatever comes and goes meanwhile.
async function listByCursor(list: Listing, page: CursorPage): Promise<ListResult> {
  const { context, sources, reading, shown } = list;
  const isCountable = sources.every((source) => planSource(source).rest === undefined);
  const known = isCountable ? undefined : page.after?.total;
  const totalResults = known ?? (await countAll(list));
  const first = page.after?.source ?? 0;
  let last: CursorPoint | undefined;
  for (const [at, source] of sources.entries()) {
    if (at < first || page.count === 0) continue;
    const after = at === first ? page.after?.position : undefined;
    for await (const { position, resource } of scan(context, source.kind, planSource(source), reading, after)) {
      if (!(await shown.add(source, resource))) return { totalResults, items: shown.items, next: last };
      last = { source: at, position, key: null, total: totalResults };
    }
  }
  return { totalResults, items: shown.items, next: undefined };
}

async function countAll(list: Listing): Promise<number> {
  const none = { ...list, shown: createPage(list.context, 0, list.reading) };
  let total = 0;
  for (const source of list.sources) total += await showFrom(none, source, 0);
  return total;
}
