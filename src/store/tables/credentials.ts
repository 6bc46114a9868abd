// A token beside its directory: the rows by which a request is let in. The look-up is hot, so each engine runs these statements its own way.

import type { Credential, CredentialState, TokenId } from '../../domain/store.ts';
import { type DirectoryRow, toDirectory } from './directories.ts';
import { type TokenRow, toToken } from './tokens.ts';

/** The directory has some columns of the same name as the token. */
export interface CredentialRow extends DirectoryRow, Omit<TokenRow, 'id' | 'name' | 'created_at'> {
  readonly token_id: TokenId;
  readonly token_name: string;
  readonly token_created_at: number;
}

export const findCredential = `
  SELECT
    t.id AS token_id, t.name AS token_name, t.created_at AS token_created_at,
    t.directory_id, t.hint, t.created_by, t.last_used_at, t.expires_at, t.revoked_at, t.setup_link_id,
    d.id, d.name, d.license_reference, d.entra, d.provisioning, d.demonstration, d.testing, d.created_at, d.schema_revision,
    d.deprovisioning_guard, d.deprovisioning_acknowledged_until
  FROM token t JOIN directory d ON d.id = t.directory_id
  WHERE t.hash = ? AND d.removing = 0`;

export function toCredential(row: CredentialRow): Credential {
  const token = { ...row, id: row.token_id, name: row.token_name, created_at: row.token_created_at };
  return { token: toToken(token), directory: toDirectory(row) };
}

export type CredentialStateRow = Pick<CredentialRow, 'expires_at' | 'revoked_at' | 'entra' | 'provisioning'>;

export const findCredentialState = `
  SELECT t.expires_at, t.revoked_at, d.entra, d.provisioning
  FROM token t JOIN directory d ON d.id = t.directory_id
  WHERE t.id = ? AND t.directory_id = ? AND d.removing = 0`;

export function toCredentialState(row: CredentialStateRow): CredentialState {
  return {
    token: { expiresAt: row.expires_at ?? undefined, revokedAt: row.revoked_at ?? undefined },
    directory: { entra: row.entra === 1, provisioning: row.provisioning === 1 },
  };
}
