// Bookmarks of where pages of plain lists begin, so that a deep page costs what the first one does: OFFSET would read every row before it.
// A bookmark is valid until a resource before it is removed or restored, which the store counts (`shifts`); new resources join at the end.

import type { DirectoryId, ResourceTypeName } from '../domain/store.ts';

/** `ordinal` resources are at or before this position. */
export interface Bookmark {
  readonly ordinal: number;
  readonly position: number;
}

/** A list of all resources of a type. */
export interface PlainList {
  readonly directoryId: DirectoryId;
  readonly type: ResourceTypeName;
}

export interface OffsetBookmarks {
  /** The last known bookmark at or before an ordinal, and at how many shifts it was found. */
  find(list: PlainList, ordinal: number): Bookmark & { readonly shifts: number };
  /** Keeps bookmarks that were found at so many shifts, unless later ones are known. */
  keep(list: PlainList, shifts: number, bookmarks: readonly Bookmark[]): void;
}

interface Known {
  readonly shifts: number;
  readonly since: number;
  readonly bookmarks: Map<number, Bookmark>;
}

/** Where every list begins. */
export const start: Bookmark = { ordinal: 0, position: 0 };
const maxLists = 200;
const maxBookmarks = 2_000;
/** A database that was set back to an earlier state counts on from there: what was known before is forgotten by then. */
const keptMs = 60_000;

/** Bookmarks of every list that is read, kept within bounds. */
export function createOffsetBookmarks(elapsed: () => number = () => performance.now()): OffsetBookmarks {
  const lists = new Map<string, Known>();
  const nameOf = ({ directoryId, type }: PlainList): string => `${directoryId} ${type}`;
  const knownOf = (list: PlainList): Known | undefined => {
    const known = lists.get(nameOf(list));
    return known !== undefined && elapsed() - known.since < keptMs ? known : undefined;
  };
  return {
    find: (list, ordinal) => {
      const known = knownOf(list);
      return { ...(known === undefined ? start : nearest(known.bookmarks, ordinal)), shifts: known?.shifts ?? 0 };
    },
    keep: (list, shifts, found) => {
      const known = knownOf(list);
      if (known !== undefined && known.shifts > shifts) return;
      const isSame = known?.shifts === shifts && known.bookmarks.size < maxBookmarks;
      const bookmarks = isSame ? known.bookmarks : new Map<number, Bookmark>();
      for (const bookmark of found) bookmarks.set(bookmark.ordinal, bookmark);
      if (isSame) return;
      if (lists.size >= maxLists) lists.clear();
      lists.set(nameOf(list), { shifts, since: elapsed(), bookmarks });
    },
  };
}

function nearest(bookmarks: ReadonlyMap<number, Bookmark>, ordinal: number): Bookmark {
  const exact = bookmarks.get(ordinal);
  if (exact !== undefined) return exact;
  let best = start;
  for (const bookmark of bookmarks.values()) {
    if (bookmark.ordinal <= ordinal && bookmark.ordinal > best.ordinal) best = bookmark;
  }
  return best;
}
