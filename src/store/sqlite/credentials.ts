// Tokens by their secret, and whether they still let in, on the hot path of a request.

import type { Credential, CredentialState, TokenId } from '../../domain/store.ts';
import {
  type CredentialStateRow,
  findCredentialState,
  findCredential as findText,
  toCredential,
  toCredentialState,
} from '../tables/credentials.ts';
import type { Row } from '../tables/fields.ts';
import type { Bound, Statements } from './connection.ts';

export function findCredential(statements: Statements, hash: Uint8Array): Credential | undefined {
  const row = statements.query<Row>(findText).get(hash);
  return row === undefined ? undefined : toCredential(row);
}

export function readCredentialState({ statements, directoryId }: Bound, tokenId: TokenId): CredentialState | undefined {
  const row = statements.query<CredentialStateRow>(findCredentialState).get(tokenId, directoryId);
  return row === undefined ? undefined : toCredentialState(row);
}
