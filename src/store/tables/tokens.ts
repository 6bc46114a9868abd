// Secret Tokens. The look-up by secret is hot: each engine has its own (`credentials.ts`).

import type { DirectoryId, Token, TokenStore } from '../../domain/store.ts';
import { fieldsOf, type Row } from './fields.ts';
import { type Database, requireDirectory, writesIn } from './sql.ts';

export const tokenFields = fieldsOf<Token>({
  id: 'value',
  directoryId: 'value',
  name: 'value',
  hint: 'value',
  createdAt: 'value',
  createdBy: 'value',
  lastUsedAt: 'value',
  expiresAt: 'value',
  revokedAt: 'value',
  setupLinkId: 'value',
});

const list = `SELECT ${tokenFields.selection} FROM token WHERE directory_id = ? ORDER BY created_at, id`;
const insert = `INSERT INTO token (${tokenFields.columns}, hash) VALUES (${tokenFields.places}, ?)`;
const update = 'UPDATE token SET name = ?, expires_at = ? WHERE id = ? AND directory_id = ? AND revoked_at IS NULL';
const revoke = 'UPDATE token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND directory_id = ?';

export function createTokenStore(database: Database, directoryId: DirectoryId): TokenStore {
  const write = writesIn(database, directoryId);
  return {
    list: async () => (await database.read.all<Row>(list, directoryId)).map(tokenFields.read),
    insert: async (token, hash) =>
      requireDirectory(await write(insert, ...tokenFields.write({ ...token, directoryId }), hash)),
    update: async (id, { name, expiresAt }) => (await write(update, name, expiresAt ?? null, id, directoryId)) === 1,
    revoke: async (id, at) => (await write(revoke, at, id, directoryId)) === 1,
  };
}
