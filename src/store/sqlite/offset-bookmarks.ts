// Bookmarks of where pages of plain lists begin, so that a deep page costs what the first one does: OFFSET would read every row before it.
// A bookmark is valid until a resource before it is removed or restored, which the store counts (`shifts`); new resources join at the end.

import type { DirectoryId, ResourceTypeName } from '../../domain/store.ts';
import type { Statements } from './connection.ts';

/** `ordinal` resources are at or before this position. */
export interface Bookmark {
  readonly ordinal: number;
  readonly position: number;
}

export interface OffsetBookmarks {
  /** The last known bookmark at or before an ordinal. */
  find(statements: Statements, directoryId: DirectoryId, type: ResourceTypeName, ordinal: number): Bookmark;
  /** Keeps bookmarks that were found in the same view as the last `find`. */
  keep(directoryId: DirectoryId, type: ResourceTypeName, bookmarks: readonly Bookmark[]): void;
}

interface Known {
  readonly shifts: number;
  readonly bookmarks: Map<number, Bookmark>;
}

const start: Bookmark = { ordinal: 0, position: 0 };
const maxLists = 200;
const maxBookmarks = 2_000;
const countShifts = 'SELECT shifts FROM resource_count WHERE directory_id = ? AND type = ?';

/** Bookmarks of every list that is read, kept within bounds. */
export function createOffsetBookmarks(): OffsetBookmarks {
  const lists = new Map<string, Known>();
  return {
    find: (statements, directoryId, type, ordinal) => {
      const key = `${directoryId} ${type}`;
      const shifts = statements.query<{ shifts: number }>(countShifts).get(directoryId, type)?.shifts ?? 0;
      const known = lists.get(key);
      if (known?.shifts === shifts) return nearest(known.bookmarks, ordinal);
      if (lists.size >= maxLists) lists.clear();
      lists.set(key, { shifts, bookmarks: new Map() });
      return start;
    },
    keep: (directoryId, type, bookmarks) => {
      const known = lists.get(`${directoryId} ${type}`);
      if (known === undefined) return;
      if (known.bookmarks.size >= maxBookmarks) known.bookmarks.clear();
      for (const bookmark of bookmarks) known.bookmarks.set(bookmark.ordinal, bookmark);
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
