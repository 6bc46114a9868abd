// Tokens by their secret and whether they are still accepted: the hot path of every request.

import type { Credential, CredentialState, CredentialStore, TokenId } from '../../domain/store.ts';
import {
  type CredentialStateRow,
  findCredential,
  findCredentialState,
  toCredential,
  toCredentialState,
} from '../tables/credentials.ts';
import type { Row } from '../tables/fields.ts';
import type { Bound } from './connection.ts';
import type { Reader } from './reader.ts';

/** Look-ups of one token that begin in the same turn of the event loop share a statement, which is sent at the end of the turn. */
export function createCredentials({ installation: statements }: Reader): CredentialStore['findToken'] {
  const underWay = new Map<string, Promise<Credential | undefined>>();
  const find = async (hash: Uint8Array): Promise<Credential | undefined> => {
    const { rows } = await statements.query<Row>(findCredential, hash);
    return rows[0] === undefined ? undefined : toCredential(rows[0]);
  };
  return (hash) => {
    const key = Buffer.from(hash).toString('latin1');
    const shared = underWay.get(key);
    if (shared !== undefined) return shared;
    const found = find(hash);
    underWay.set(key, found);
    setImmediate(() => underWay.delete(key));
    return found;
  };
}

export async function readCredentialState(
  { statements, directoryId }: Bound,
  tokenId: TokenId,
): Promise<CredentialState | undefined> {
  const { rows } = await statements.query<CredentialStateRow>(findCredentialState, tokenId, directoryId);
  return rows[0] === undefined ? undefined : toCredentialState(rows[0]);
}
