// Setup links: found by the hash of their secret, kept for a while after their end so that they can say so.

import type { DirectoryId, SetupLink } from '../../domain/model.ts';
import type { DirectoryStore } from '../../domain/store.ts';
import { type SetupLinkRow, setupLinkColumns, toSetupLink } from '../rows-directory.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

type SetupLinks = Pick<
  DirectoryStore,
  'setupLinks' | 'insertSetupLink' | 'revokeSetupLink' | 'touchSetupLink' | 'requestSetupLinkRenewal' | 'renewSetupLink'
>;

const ofDirectory = `SELECT ${setupLinkColumns} FROM setup_link l WHERE l.directory_id = ? ORDER BY l.created_at, l.id`;
const byHash = `
  SELECT ${setupLinkColumns} FROM setup_link l JOIN directory d ON d.id = l.directory_id
  WHERE l.hash = ? AND d.removing = 0`;
const insert = `
  INSERT INTO setup_link (id, directory_id, name, created_at, created_by, last_used_at, expires_at, revoked_at, hash)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const revoke = 'UPDATE setup_link SET revoked_at = coalesce(revoked_at, ?) WHERE id = ? AND directory_id = ?';
const noteUse = 'UPDATE setup_link SET last_used_at = ? WHERE id = ? AND directory_id = ?';
const noteRequest = 'UPDATE setup_link SET requested_at = coalesce(requested_at, ?) WHERE id = ? AND directory_id = ?';
const renew =
  'UPDATE setup_link SET expires_at = ?, requested_at = NULL WHERE id = ? AND directory_id = ? AND revoked_at IS NULL';

export function createSetupLinks(reader: Reader, writer: Writer, directoryId: DirectoryId): SetupLinks {
  const write = (sql: string, ...parameters: readonly (string | number | null | Uint8Array)[]): Promise<number> =>
    writer.alone(directoryId, async (statements) => (await statements.query(sql, ...parameters)).changes);
  return {
    setupLinks: async () => {
      const { rows } = await reader.installation.query<SetupLinkRow>(ofDirectory, directoryId);
      return rows.map(toSetupLink);
    },
    insertSetupLink: async ({ id, name, createdAt, createdBy, lastUsedAt, expiresAt, revokedAt }, hash) => {
      const times = [lastUsedAt ?? null, expiresAt, revokedAt ?? null];
      await write(insert, id, directoryId, name, createdAt, createdBy, ...times, hash);
    },
    revokeSetupLink: async (id, at) => (await write(revoke, at, id, directoryId)) > 0,
    touchSetupLink: async (id, at) => {
      await write(noteUse, at, id, directoryId);
    },
    requestSetupLinkRenewal: async (id, at) => {
      await write(noteRequest, at, id, directoryId);
    },
    renewSetupLink: async (id, expiresAt) => (await write(renew, expiresAt, id, directoryId)) > 0,
  };
}

export async function findSetupLink(reader: Reader, hash: Uint8Array): Promise<SetupLink | undefined> {
  const { rows } = await reader.installation.query<SetupLinkRow>(byHash, hash);
  return rows[0] === undefined ? undefined : toSetupLink(rows[0]);
}
