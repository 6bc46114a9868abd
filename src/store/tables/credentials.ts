// A token beside its directory: the rows by which a request is let in. The look-up is hot, so each engine runs these statements its own way.

import type { Credential, CredentialState } from '../../domain/store.ts';
import { directoryFields } from './directories.ts';
import type { Row } from './fields.ts';
import { tokenFields } from './tokens.ts';

const token = tokenFields.of('t');
const directory = directoryFields.of('d');

export const findCredential = `
  SELECT ${token.selection}, ${directory.selection}
  FROM token t JOIN directory d ON d.id = t.directory_id
  WHERE t.hash = ? AND d.removing = 0`;

export function toCredential(row: Row): Credential {
  return { token: token.read(row), directory: directory.read(row) };
}

export interface CredentialStateRow {
  readonly expires_at: number | null;
  readonly revoked_at: number | null;
  readonly entra: number;
  readonly provisioning: number;
}

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
