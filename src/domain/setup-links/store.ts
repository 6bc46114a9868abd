// The part of the port that keeps the setup links of one directory.

import type { DirectoryId, SetupLinkId } from '../ids/brands.ts';
import type { SetupLink, SetupLinkChange } from './setup-link.ts';

/** Setup links of one directory. A secret arrives as its SHA-256. */
export interface SetupLinkStore {
  /** Oldest first, revoked and expired ones included. */
  list(): Promise<readonly SetupLink[]>;
  /** Rejects when there is no such directory, or the secret is known already. */
  insert(link: SetupLink, hash: Uint8Array): Promise<void>;
  /** False when the directory has no such link. A link already revoked keeps its first date. */
  revoke(id: SetupLinkId, at: number): Promise<boolean>;
  /** Notes a use; an unknown link is ignored. */
  touch(id: SetupLinkId, at: number): Promise<void>;
  /** Notes that the holder asks for more time; the first request keeps its date. */
  requestRenewal(id: SetupLinkId, at: number): Promise<void>;
  /** Changes name, expiry and request. False when the directory has no such link, or it was revoked. */
  update(id: SetupLinkId, change: SetupLinkChange): Promise<boolean>;
}

/** Finds setup links of any directory. */
export interface SetupLinkFinder {
  /** Revoked and expired links included; undefined for an unknown secret. */
  findSetupLink(hash: Uint8Array): Promise<SetupLink | undefined>;
}

/** A store that keeps the setup links of one directory among other things. */
export interface SetupLinkHolder {
  readonly setupLinks: SetupLinkStore;
}

/** A store that keeps the setup links of all directories. */
export interface AllSetupLinks {
  readonly credentials: SetupLinkFinder;
  directory(id: DirectoryId): SetupLinkHolder;
}
