// The part of the port that keeps the directories of the installation.

import type { DirectoryId } from '../ids/brands.ts';
import type { Directory, DirectoryChange } from './directory.ts';

export interface DirectoriesStore {
  /** Oldest first. */
  list(): Promise<readonly Directory[]>;
  find(id: DirectoryId): Promise<Directory | undefined>;
  /** Rejects when the id is taken. */
  insert(directory: Directory): Promise<void>;
  /** The directory after the change, or undefined when there is none. Writes that began under the former switches have ended by then. */
  update(id: DirectoryId, change: DirectoryChange): Promise<Directory | undefined>;
  /** Removes the directory with everything in it. False when there is none. */
  delete(id: DirectoryId): Promise<boolean>;
}

/** A store that keeps directories among other things. */
export interface DirectoryHolder {
  readonly directories: DirectoriesStore;
}
