// Secret Tokens. The look-up by secret is hot: each engine has its own (`credentials.ts`).

import type { DirectoryId, SetupLinkId, Token, TokenId, TokenStore } from '../../domain/store.ts';
import { type Database, placeholders, requireDirectory, toValues } from './sql.ts';

export interface TokenRow {
  readonly id: TokenId;
  readonly directory_id: DirectoryId;
  readonly name: string;
  readonly hint: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly last_used_at: number | null;
  readonly expires_at: number | null;
  readonly revoked_at: number | null;
  readonly setup_link_id: SetupLinkId | null;
}
const columns =
  'id, directory_id, name, hint, created_at, created_by, last_used_at, expires_at, revoked_at, setup_link_id';

const list = `SELECT ${columns} FROM token WHERE directory_id = ? ORDER BY created_at, id`;
const insert = `INSERT INTO token (${columns}, hash) VALUES (${placeholders(columns)}, ?)`;
const update = 'UPDATE token SET name = ?, expires_at = ? WHERE id = ? AND directory_id = ? AND revoked_at IS NULL';
const revoke = 'UPDATE token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND directory_id = ?';

export function createTokenStore({ read, inDirectory }: Database, directoryId: DirectoryId): TokenStore {
  return {
    list: async () => (await read.all<TokenRow>(list, directoryId)).map(toToken),
    insert: async (token, hash) => {
      const { id, name, hint, createdAt, createdBy, lastUsedAt, expiresAt, revokedAt, setupLinkId } = token;
      const ends = [lastUsedAt, expiresAt, revokedAt, setupLinkId];
      const values = toValues(id, directoryId, name, hint, createdAt, createdBy, ...ends, hash);
      requireDirectory(await inDirectory(directoryId, (sql) => sql.run(insert, ...values)));
    },
    update: async (id, { name, expiresAt }) => {
      const changed = await inDirectory(directoryId, (sql) =>
        sql.run(update, name, expiresAt ?? null, id, directoryId),
      );
      return changed === 1;
    },
    revoke: async (id, at) => (await inDirectory(directoryId, (sql) => sql.run(revoke, at, id, directoryId))) === 1,
  };
}

export function toToken(row: TokenRow): Token {
  return {
    id: row.id,
    directoryId: row.directory_id,
    name: row.name,
    hint: row.hint,
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastUsedAt: row.last_used_at ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    revokedAt: row.revoked_at ?? undefined,
    setupLinkId: row.setup_link_id ?? undefined,
  };
}
