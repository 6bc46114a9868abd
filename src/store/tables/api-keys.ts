// API keys, found by the hash of their secret.

import type { ApiKey, ApiKeyId, ApiKeyStore } from '../../domain/store.ts';
import { type Database, placeholders, toValues } from './sql.ts';

interface ApiKeyRow {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly hint: string;
  readonly scopes: string;
  readonly directory_ids: string | null;
  readonly created_at: number;
  readonly created_by: string;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}
const columns = 'id, name, hint, scopes, directory_ids, created_at, created_by, expires_at, last_used_at, revoked_at';

const all = `SELECT ${columns} FROM api_key`;
const list = `${all} ORDER BY created_at, id`;
const get = `${all} WHERE id = ?`;
const find = `${all} WHERE hash = ?`;
const insert = `INSERT INTO api_key (${columns}, hash) VALUES (${placeholders(columns)}, ?)`;
const update = 'UPDATE api_key SET name = ?, expires_at = ? WHERE id = ? AND revoked_at IS NULL';
const revoke = 'UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?';
const touch = 'UPDATE api_key SET last_used_at = ? WHERE id = ?';

export function createApiKeyStore({ read, inInstallation }: Database): ApiKeyStore {
  return {
    list: async () => (await read.all<ApiKeyRow>(list)).map(toApiKey),
    get: async (id) => toKnown(await read.get<ApiKeyRow>(get, id)),
    find: async (hash) => toKnown(await read.get<ApiKeyRow>(find, hash)),
    insert: async (key, hash) => {
      const { id, name, hint, scopes, directoryIds, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt } = key;
      const allowed = [JSON.stringify(scopes), directoryIds && JSON.stringify(directoryIds)];
      const times = [expiresAt, lastUsedAt, revokedAt];
      const values = toValues(id, name, hint, ...allowed, createdAt, createdBy, ...times, hash);
      await inInstallation((sql) => sql.run(insert, ...values));
    },
    update: async (id, { name, expiresAt }) =>
      (await inInstallation((sql) => sql.run(update, name, expiresAt ?? null, id))) === 1,
    revoke: async (id, at) => (await inInstallation((sql) => sql.run(revoke, at, id))) === 1,
    touch: async (id, at) => void (await inInstallation((sql) => sql.run(touch, at, id))),
  };
}

function toKnown(row: ApiKeyRow | undefined): ApiKey | undefined {
  return row && toApiKey(row);
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    // Only `insert` above writes these columns.
    scopes: JSON.parse(row.scopes) as ApiKey['scopes'],
    directoryIds: row.directory_ids === null ? undefined : (JSON.parse(row.directory_ids) as ApiKey['directoryIds']),
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at ?? undefined,
    lastUsedAt: row.last_used_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
  };
}
