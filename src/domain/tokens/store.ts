// The part of the port that keeps the Secret Tokens of one directory.

import type { TokenId } from '../ids/brands.ts';
import type { Credential, Token, TokenChange } from './token.ts';

/** Secret Tokens of one directory. A secret arrives as its SHA-256. */
export interface TokenStore {
  /** Oldest first, revoked and expired ones included. */
  list(): Promise<readonly Token[]>;
  /** Rejects when there is no such directory, or the secret is known already. */
  insert(token: Token, hash: Uint8Array): Promise<void>;
  /** Changes name and expiry. False when the directory has no such token, or it was revoked. */
  update(id: TokenId, change: TokenChange): Promise<boolean>;
  /** False when the directory has no such token. A token already revoked keeps its first date. */
  revoke(id: TokenId, at: number): Promise<boolean>;
}

/** A store that keeps the Secret Tokens of one directory among other things. */
export interface TokenHolder {
  readonly tokens: TokenStore;
}

/** Finds Secret Tokens of any directory. */
export interface TokenFinder {
  /** The token and its directory, revoked and expired tokens included; undefined for an unknown secret. Called by every request. */
  findToken(hash: Uint8Array): Promise<Credential | undefined>;
}
