// Links to cards, found by the hash of their secret. An ended link is kept for a while, so that an editor sees what became of it.

import type { CardLink, CardLinkStore, DirectoryId } from '../../domain/store.ts';
import { fieldsOf, readOne } from './fields.ts';
import { type Database, requireDirectory, type Sql, writesIn } from './sql.ts';

const link = fieldsOf<CardLink>({
  id: 'value',
  directoryId: 'value',
  resourceId: 'value',
  createdAt: 'value',
  createdBy: 'value',
  lastUsedAt: 'value',
  expiresAt: 'value',
  revokedAt: 'value',
});

const latest = `
  SELECT ${link.selection} FROM card_link WHERE directory_id = ? AND resource_id = ?
  ORDER BY CASE WHEN revoked_at IS NULL THEN 1 ELSE 0 END DESC, created_at DESC, id LIMIT 1`;
const find = `
  SELECT ${link.selection} FROM card_link
  WHERE hash = ? AND directory_id IN (SELECT id FROM directory WHERE removing = 0)`;
const insert = `INSERT INTO card_link (${link.columns}, hash) VALUES (${link.places}, ?)`;
const revoke = 'UPDATE card_link SET revoked_at = ? WHERE directory_id = ? AND resource_id = ? AND revoked_at IS NULL';
const touch = 'UPDATE card_link SET last_used_at = ? WHERE id = ? AND directory_id = ?';

export function createCardLinkStore(database: Database, directoryId: DirectoryId): CardLinkStore {
  const write = writesIn(database, directoryId);
  return {
    latest: (id) => readOne(database.read, link.read, latest, directoryId, id),
    insert: async (made, hash) => requireDirectory(await write(insert, ...link.write({ ...made, directoryId }), hash)),
    revoke: async (id, at) => void (await write(revoke, at, directoryId, id)),
    touch: async (id, at) => void (await write(touch, at, id, directoryId)),
  };
}

/** The link with this hash, ended ones included. */
export function findCardLink(sql: Sql, hash: Uint8Array): Promise<CardLink | undefined> {
  return readOne(sql, link.read, find, hash);
}
