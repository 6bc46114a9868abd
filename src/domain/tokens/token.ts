// Secret Tokens as they are kept.

import type { Directory } from '../directories/directory.ts';
import type { DirectoryId, SetupLinkId, TokenId } from '../ids/brands.ts';

/** A Secret Token as it is kept: never the secret, only its SHA-256 and a hint that an administrator recognises. */
export interface Token {
  readonly id: TokenId;
  readonly directoryId: DirectoryId;
  readonly name: string;
  /** First and last characters of the secret, for example "becard_scim_9f…k2". */
  readonly hint: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly lastUsedAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly revokedAt: number | undefined;
  /** The setup link whose holder made it; undefined when an administrator did. */
  readonly setupLinkId: SetupLinkId | undefined;
}

/** What an administrator may change of a token: all but the secret. */
export type TokenChange = Pick<Token, 'name' | 'expiresAt'>;

/** What a request with a known token is checked against, found in one read. */
export interface Credential {
  readonly token: Token;
  readonly directory: Directory;
}

/** Of a token and its directory what decides whether it lets in. */
export interface CredentialState {
  readonly token: Pick<Token, 'expiresAt' | 'revokedAt'>;
  readonly directory: Pick<Directory, 'entra' | 'provisioning'>;
}
