// Setup links, found by the hash of their secret. An ended link is kept for a while, so that its page can say that it ended.

import type { DirectoryId, SetupLink, SetupLinkId, SetupLinkStore } from '../../domain/store.ts';
import { type Database, placeholders, requireDirectory, type Sql, type SqlValue, toValues } from './sql.ts';

interface SetupLinkRow {
  readonly id: SetupLinkId;
  readonly directory_id: DirectoryId;
  readonly name: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly last_used_at: number | null;
  readonly expires_at: number;
  readonly revoked_at: number | null;
  readonly requested_at: number | null;
}
const columns = 'id, directory_id, name, created_at, created_by, last_used_at, expires_at, revoked_at, requested_at';

const list = `SELECT ${columns} FROM setup_link WHERE directory_id = ? ORDER BY created_at, id`;
const find = `
  SELECT ${columns} FROM setup_link
  WHERE hash = ? AND directory_id IN (SELECT id FROM directory WHERE removing = 0)`;
const insert = `INSERT INTO setup_link (${columns}, hash) VALUES (${placeholders(columns)}, ?)`;
const revoke = 'UPDATE setup_link SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND directory_id = ?';
const touch = 'UPDATE setup_link SET last_used_at = ? WHERE id = ? AND directory_id = ?';
const requestRenewal =
  'UPDATE setup_link SET requested_at = coalesce(requested_at, ?) WHERE id = ? AND directory_id = ?';
const update = `
  UPDATE setup_link SET name = ?, expires_at = ?, requested_at = ?
  WHERE id = ? AND directory_id = ? AND revoked_at IS NULL`;

export function createSetupLinkStore({ read, inDirectory }: Database, directoryId: DirectoryId): SetupLinkStore {
  const write = (text: string, ...values: readonly SqlValue[]): Promise<number | undefined> =>
    inDirectory(directoryId, (sql) => sql.run(text, ...values));
  return {
    list: async () => (await read.all<SetupLinkRow>(list, directoryId)).map(toSetupLink),
    insert: async (link, hash) => {
      const { id, name, createdAt, createdBy, lastUsedAt, expiresAt, revokedAt, requestedAt } = link;
      const times = [lastUsedAt, expiresAt, revokedAt, requestedAt];
      requireDirectory(await write(insert, ...toValues(id, directoryId, name, createdAt, createdBy, ...times, hash)));
    },
    revoke: async (id, at) => (await write(revoke, at, id, directoryId)) === 1,
    touch: async (id, at) => {
      await write(touch, at, id, directoryId);
    },
    requestRenewal: async (id, at) => {
      await write(requestRenewal, at, id, directoryId);
    },
    update: async (id, { name, expiresAt, requestedAt }) =>
      (await write(update, ...toValues(name, expiresAt, requestedAt, id, directoryId))) === 1,
  };
}

/** The link with this hash, ended ones included. */
export async function findSetupLink(sql: Sql, hash: Uint8Array): Promise<SetupLink | undefined> {
  const row = await sql.get<SetupLinkRow>(find, hash);
  return row === undefined ? undefined : toSetupLink(row);
}

function toSetupLink(row: SetupLinkRow): SetupLink {
  return {
    id: row.id,
    directoryId: row.directory_id,
    name: row.name,
    createdAt: row.created_at,
    createdBy: row.created_by,
    lastUsedAt: row.last_used_at ?? undefined,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at ?? undefined,
    requestedAt: row.requested_at ?? undefined,
  };
}
