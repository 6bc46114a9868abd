// Setup links as they are kept.

import type { DirectoryId, SetupLinkId } from '../ids/brands.ts';

/** A link to connect one directory without an account. Never the secret in it, only its SHA-256 is kept. */
export interface SetupLink {
  readonly id: SetupLinkId;
  readonly directoryId: DirectoryId;
  /** Whom it is for. */
  readonly name: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lastUsedAt: number | undefined;
  readonly expiresAt: number;
  readonly revokedAt: number | undefined;
  /** Since when its holder asks for more time; a renewal answers that. */
  readonly requestedAt: number | undefined;
}

/** What an administrator may change of a link: all but the secret. */
export type SetupLinkChange = Pick<SetupLink, 'name' | 'expiresAt' | 'requestedAt'>;
