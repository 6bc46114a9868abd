// A saved view: filters, order and columns of a list under a name, for everyone who reads the directory.

import type { SavedViewId } from '../ids/brands.ts';

export const viewedLists = ['users', 'cards'] as const;
export type ViewedList = (typeof viewedLists)[number];

export interface SavedView {
  readonly id: SavedViewId;
  readonly list: ViewedList;
  readonly name: string;
  /** What the address of the list has behind its question mark. */
  readonly query: string;
  readonly createdAt: number;
  readonly createdBy: string;
}
