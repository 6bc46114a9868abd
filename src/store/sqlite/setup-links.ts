// Setup links: found by the hash of their secret, kept for a while after their end so that they can say so.

import type { DirectoryId, SetupLink, SetupLinkId } from '../../domain/model.ts';
import { type SetupLinkRow, setupLinkColumns, toSetupLink } from '../rows-directory.ts';
import type { Statements } from './connection.ts';

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

export function listSetupLinks(statements: Statements, directoryId: DirectoryId): readonly SetupLink[] {
  return statements.query<SetupLinkRow>(ofDirectory).all(directoryId).map(toSetupLink);
}

export function findSetupLink(statements: Statements, hash: Uint8Array): SetupLink | undefined {
  const row = statements.query<SetupLinkRow>(byHash).get(hash);
  return row === undefined ? undefined : toSetupLink(row);
}

export function insertSetupLink(
  statements: Statements,
  directoryId: DirectoryId,
  link: SetupLink,
  hash: Uint8Array,
): void {
  const { id, name, createdAt, createdBy, lastUsedAt, expiresAt, revokedAt } = link;
  const times = [lastUsedAt ?? null, expiresAt, revokedAt ?? null];
  statements.query(insert).run(id, directoryId, name, createdAt, createdBy, ...times, hash);
}

export function revokeSetupLink(
  statements: Statements,
  directoryId: DirectoryId,
  id: SetupLinkId,
  at: number,
): boolean {
  return statements.query(revoke).run(at, id, directoryId).changes > 0;
}

export function noteSetupLinkUse(statements: Statements, directoryId: DirectoryId, id: SetupLinkId, at: number): void {
  statements.query(noteUse).run(at, id, directoryId);
}

export function noteSetupLinkRequest(
  statements: Statements,
  directoryId: DirectoryId,
  id: SetupLinkId,
  at: number,
): void {
  statements.query(noteRequest).run(at, id, directoryId);
}

export function renewSetupLink(
  statements: Statements,
  directoryId: DirectoryId,
  id: SetupLinkId,
  expiresAt: number,
): boolean {
  return statements.query(renew).run(expiresAt, id, directoryId).changes > 0;
}
