// Setup links, found by the hash of their secret. An ended link is kept for a while, so that its page can say that it ended.

import type { DirectoryId, SetupLink, SetupLinkStore } from '../../domain/store.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import { type Database, requireDirectory, type Sql, toValues, writesIn } from './sql.ts';

const link = fieldsOf<SetupLink>({
  id: 'value',
  directoryId: 'value',
  name: 'value',
  createdAt: 'value',
  createdBy: 'value',
  lastUsedAt: 'value',
  expiresAt: 'value',
  revokedAt: 'value',
  requestedAt: 'value',
});

const list = `SELECT ${link.selection} FROM setup_link WHERE directory_id = ? ORDER BY created_at, id`;
const find = `
  SELECT ${link.selection} FROM setup_link
  WHERE hash = ? AND directory_id IN (SELECT id FROM directory WHERE removing = 0)`;
const insert = `INSERT INTO setup_link (${link.columns}, hash) VALUES (${link.places}, ?)`;
const revoke = 'UPDATE setup_link SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND directory_id = ?';
const touch = 'UPDATE setup_link SET last_used_at = ? WHERE id = ? AND directory_id = ?';
const requestRenewal =
  'UPDATE setup_link SET requested_at = coalesce(requested_at, ?) WHERE id = ? AND directory_id = ?';
const update = `
  UPDATE setup_link SET name = ?, expires_at = ?, requested_at = ?
  WHERE id = ? AND directory_id = ? AND revoked_at IS NULL`;

export function createSetupLinkStore(database: Database, directoryId: DirectoryId): SetupLinkStore {
  const write = writesIn(database, directoryId);
  return {
    list: async () => (await database.read.all<Row>(list, directoryId)).map(link.read),
    insert: async (made, hash) => requireDirectory(await write(insert, ...link.write({ ...made, directoryId }), hash)),
    revoke: async (id, at) => (await write(revoke, at, id, directoryId)) === 1,
    touch: async (id, at) => void (await write(touch, at, id, directoryId)),
    requestRenewal: async (id, at) => void (await write(requestRenewal, at, id, directoryId)),
    update: async (id, { name, expiresAt, requestedAt }) =>
      (await write(update, ...toValues(name, expiresAt, requestedAt, id, directoryId))) === 1,
  };
}

/** The link with this hash, ended ones included. */
export function findSetupLink(sql: Sql, hash: Uint8Array): Promise<SetupLink | undefined> {
  return readOne(sql, link.read, find, hash);
}
