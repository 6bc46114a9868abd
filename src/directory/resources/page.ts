// What is asked of a list and what it gives.

import type { CursorPoint } from '../../scim/index.ts';
import type { StoredResource } from '../model.ts';
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
}

export interface ListResult {
  readonly totalResults: number;
  readonly items: readonly ListItem[];
  /** Where a walk by cursor goes on; undefined on its last page and in lists by index. */
  readonly next: CursorPoint | undefined;
}
