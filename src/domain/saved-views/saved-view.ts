// A saved view: filters, order and columns of the list of users under a name, for everyone who reads the directory.

import type { SavedViewId } from '../ids/brands.ts';

export interface SavedView {
  readonly id: SavedViewId;
  readonly name: string;
  /** What the address of the list has behind its question mark. */
  readonly query: string;
  readonly createdAt: number;
  readonly createdBy: string;
}
