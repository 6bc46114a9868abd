// The part of the port that keeps the saved views of one directory.

import type { SavedViewId } from '../ids/brands.ts';
import type { SavedView } from './saved-view.ts';

export interface SavedViewStore {
  /** Oldest first. */
  list(): Promise<readonly SavedView[]>;
  /** Rejects when there is no such directory. */
  insert(view: SavedView): Promise<void>;
  /** False when the directory has no such view. */
  delete(id: SavedViewId): Promise<boolean>;
}

/** A store that keeps the saved views of one directory among other things. */
export interface SavedViewHolder {
  readonly savedViews: SavedViewStore;
}
