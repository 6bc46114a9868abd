// API keys, found by the hash of their secret.

import type { ApiKey, ApiKeyStore } from '../../domain/store.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import type { Database } from './sql.ts';

const fields = fieldsOf<ApiKey>({
  id: 'value',
  name: 'value',
  hint: 'value',
  scopes: 'json',
  directoryIds: 'json',
  createdAt: 'value',
  createdBy: 'value',
  expiresAt: 'value',
  lastUsedAt: 'value',
  revokedAt: 'value',
});

const all = `SELECT ${fields.selection} FROM api_key`;
const list = `${all} ORDER BY created_at, id`;
const get = `${all} WHERE id = ?`;
const find = `${all} WHERE hash = ?`;
const insert = `INSERT INTO api_key (${fields.columns}, hash) VALUES (${fields.places}, ?)`;
const update = 'UPDATE api_key SET name = ?, expires_at = ? WHERE id = ? AND revoked_at IS NULL';
const revoke = 'UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?';
const touch = 'UPDATE api_key SET last_used_at = ? WHERE id = ?';

export function createApiKeyStore({ read, inInstallation }: Database): ApiKeyStore {
  return {
    list: async () => (await read.all<Row>(list)).map(fields.read),
    get: (id) => readOne(read, fields.read, get, id),
    find: (hash) => readOne(read, fields.read, find, hash),
    insert: async (key, hash) => void (await inInstallation((sql) => sql.run(insert, ...fields.write(key), hash))),
    update: async (id, { name, expiresAt }) =>
      (await inInstallation((sql) => sql.run(update, name, expiresAt ?? null, id))) === 1,
    revoke: async (id, at) => (await inInstallation((sql) => sql.run(revoke, at, id))) === 1,
    touch: async (id, at) => void (await inInstallation((sql) => sql.run(touch, at, id))),
  };
}
