// The part of the port that finds the owner of a secret. Secrets arrive as their SHA-256.

import type { SetupLinkFinder } from '../setup-links/store.ts';
import type { Credential } from '../tokens/token.ts';

export interface CredentialStore extends SetupLinkFinder {
  /** The token and its directory, revoked and expired tokens included; undefined for an unknown secret. Called by every request. */
  findToken(hash: Uint8Array): Promise<Credential | undefined>;
  /** The installation's own secret under a name, the same in every process; `fresh` becomes it when there is none yet. */
  getOrCreateSecret(name: string, fresh: string): Promise<string>;
}
