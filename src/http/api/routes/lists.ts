// Windows of sorted lists: by `offset` any part of the list, by `cursor` one page after the other.

import * as v from 'valibot';
import {
  type Directory,
  type DirectoryStore,
  findDirectory,
  type ListQuery,
  type Store,
} from '../../../domain/index.ts';
import { cursor, limit, text } from '../input.ts';
import { described } from '../schemas/shared.ts';
import type { ApiServices } from '../services.ts';

export const listQuery = {
  search: v.exactOptional(text(200)),
  direction: v.optional(v.picklist(['up', 'down']), 'up'),
  offset: v.exactOptional(
    described(v.pipe(v.number(), v.integer(), v.minValue(0)), 'Where the window begins; instead of `cursor`'),
  ),
  cursor,
  limit,
};

interface Listed {
  readonly directory: Directory;
  readonly store: DirectoryStore;
  readonly positions: readonly number[];
}

/** The positions of everything that matches, in the order that is asked for. */
export async function positionsOf(
  { sortedLists }: ApiServices,
  of: Store,
  directoryId: string,
  query: ListQuery,
): Promise<Listed> {
  const directory = await findDirectory(of, directoryId);
  const store = of.directory(directory.id);
  return { directory, store, positions: await sortedLists.positions(directory.id, store, query) };
}

interface WindowQuery {
  readonly offset?: number;
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/** The part of the list that is asked for, and the answer made of what was read at its positions. */
export function partOf(all: readonly number[], { offset, cursor: from, limit: most }: WindowQuery) {
  const start = offset ?? from ?? 0;
  const end = start + most;
  return {
    positions: all.slice(start, end),
    answer: <Item>(items: readonly (Item | undefined)[]) => ({
      total: all.length,
      items: offset === undefined ? items.filter((item) => item !== undefined) : items.map((item) => item ?? null),
      ...(end < all.length ? { next: String(end) } : {}),
    }),
  };
}
