// Links to one's own card as they are kept.

import type { CardLinkId, DirectoryId, ResourceId } from '../ids/brands.ts';

/** A link by which a person looks after the own card without an account. Never the secret in it, only its SHA-256 is kept. */
export interface CardLink {
  readonly id: CardLinkId;
  readonly directoryId: DirectoryId;
  /** The user whose card it is. */
  readonly resourceId: ResourceId;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lastUsedAt: number | undefined;
  readonly expiresAt: number;
  readonly revokedAt: number | undefined;
}
