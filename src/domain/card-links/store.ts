// The part of the port that keeps the links to cards of one directory.

import type { CardLinkId, DirectoryId, ResourceId } from '../ids/brands.ts';
import type { ResourceReader } from '../resources/store.ts';
import type { CardLink } from './card-link.ts';

/** Links to cards of one directory. A secret arrives as its SHA-256. */
export interface CardLinkStore {
  /** The newest link of a user's card, whatever became of it. */
  latest(id: ResourceId): Promise<CardLink | undefined>;
  /** Rejects when there is no such directory, or the secret is known already. */
  insert(link: CardLink, hash: Uint8Array): Promise<void>;
  /** Ends every link of a user's card that has no end before. */
  revoke(id: ResourceId, at: number): Promise<void>;
  /** Notes a use; an unknown link is ignored. */
  touch(id: CardLinkId, at: number): Promise<void>;
}

/** Finds links to cards of any directory. */
export interface CardLinkFinder {
  /** Ended links included; undefined for an unknown secret. */
  findCardLink(hash: Uint8Array): Promise<CardLink | undefined>;
}

/** A store that keeps the links to cards of one directory among other things. */
export interface CardLinkHolder {
  readonly cardLinks: CardLinkStore;
  readonly resources: ResourceReader;
}

/** A store that keeps the links to cards of all directories. */
export interface AllCardLinks {
  readonly credentials: CardLinkFinder;
  directory(id: DirectoryId): CardLinkHolder;
}
