// Rows of directories, tokens and administrators to the words of the product.

import type {
  Administrator,
  AdministratorId,
  Credential,
  CredentialState,
  Directory,
  DirectoryId,
  NewSession,
  Role,
  Session,
  SessionId,
  TokenId,
} from '../domain/model.ts';
import { type TokenRow, toToken } from './tables/tokens.ts';

export interface DirectoryRow {
  readonly id: DirectoryId;
  readonly name: string;
  readonly license_reference: string | null;
  readonly entra: number;
  readonly provisioning: number;
  readonly demonstration: number;
  readonly testing: number;
  readonly created_at: number;
  readonly schema_revision: number;
  readonly holding: number;
  readonly leavers_settled_until: number | null;
}
export const directoryColumns =
  'id, name, license_reference, entra, provisioning, demonstration, testing, created_at, schema_revision, ' +
  'holding, leavers_settled_until';

export function toDirectory(row: DirectoryRow): Directory {
  return {
    id: row.id,
    name: row.name,
    licenseReference: row.license_reference ?? undefined,
    entra: row.entra === 1,
    provisioning: row.provisioning === 1,
    demonstration: row.demonstration === 1,
    testing: row.testing === 1,
    createdAt: row.created_at,
    schemaRevision: row.schema_revision,
    deprovisioningGuard: row.holding === 1,
    deprovisioningAcknowledgedUntil: row.leavers_settled_until ?? undefined,
  };
}

/** A token beside its directory, which has some columns of the same name. */
export interface CredentialRow extends DirectoryRow, Omit<TokenRow, 'id' | 'name' | 'created_at'> {
  readonly token_id: TokenId;
  readonly token_name: string;
  readonly token_created_at: number;
}
export const credentialColumns =
  't.id AS token_id, t.name AS token_name, t.created_at AS token_created_at, ' +
  't.directory_id, t.hint, t.created_by, t.last_used_at, t.expires_at, t.revoked_at, t.setup_link_id, ' +
  'd.id, d.name, d.license_reference, d.entra, d.provisioning, d.demonstration, d.testing, d.created_at, d.schema_revision, ' +
  'd.holding, d.leavers_settled_until';

export function toCredential(row: CredentialRow): Credential {
  const token = { ...row, id: row.token_id, name: row.token_name, created_at: row.token_created_at };
  return { token: toToken(token), directory: toDirectory(row) };
}

export type CredentialStateRow = Pick<CredentialRow, 'expires_at' | 'revoked_at' | 'entra' | 'provisioning'>;
export const credentialStateColumns = 't.expires_at, t.revoked_at, d.entra, d.provisioning';

export function toCredentialState(row: CredentialStateRow): CredentialState {
  return {
    token: { expiresAt: row.expires_at ?? undefined, revokedAt: row.revoked_at ?? undefined },
    directory: { entra: row.entra === 1, provisioning: row.provisioning === 1 },
  };
}

export interface AdministratorRow {
  readonly id: AdministratorId;
  readonly email: string;
  readonly role: Role;
  readonly created_at: number;
  readonly last_sign_in_at: number | null;
  readonly password_hash: string | null;
}
export const administratorColumns = 'a.id, a.email, a.role, a.created_at, a.last_sign_in_at, a.password_hash';

export function toAdministrator(row: AdministratorRow): Administrator {
  return {
    id: row.id,
    email: row.email,
    role: row.role,
    createdAt: row.created_at,
    lastSignInAt: row.last_sign_in_at ?? undefined,
    hasPassword: row.password_hash !== null,
  };
}

export interface SessionRow extends AdministratorRow {
  readonly session_id: SessionId;
  readonly session_created_at: number;
  readonly last_seen_at: number;
  readonly confirmed_at: number;
  readonly expires_at: number;
  readonly device: string | null;
  readonly network: string | null;
}
export const sessionColumns =
  `${administratorColumns}, s.id AS session_id, s.created_at AS session_created_at, ` +
  's.last_seen_at, s.confirmed_at, s.expires_at, s.device, s.network';

export function toSession(row: SessionRow): Session {
  return {
    id: row.session_id,
    administrator: toAdministrator(row),
    createdAt: row.session_created_at,
    lastSeenAt: row.last_seen_at,
    confirmedAt: row.confirmed_at,
    expiresAt: row.expires_at,
    device: row.device ?? undefined,
    network: row.network ?? undefined,
  };
}

export const sessionInsert = `
  INSERT INTO session (hash, id, administrator_id, created_at, last_seen_at, confirmed_at, expires_at, device, network)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function fromSession(session: NewSession, hash: Uint8Array): readonly (string | number | null | Uint8Array)[] {
  const { id, administratorId, createdAt, expiresAt, device, network } = session;
  return [hash, id, administratorId, createdAt, createdAt, createdAt, expiresAt, device ?? null, network ?? null];
}
