// Directories and their tokens. Removing a directory hides it at once and then takes its rows away in pieces,
// so that a large one does not hold up the others.

import type {
  Credential,
  CredentialState,
  Directory,
  DirectoryChange,
  DirectoryId,
  TokenId,
} from '../../domain/model.ts';
import {
  type CredentialRow,
  type CredentialStateRow,
  credentialColumns,
  credentialStateColumns,
  type DirectoryRow,
  directoryColumns,
  toCredential,
  toCredentialState,
  toDirectory,
} from '../rows-directory.ts';
import type { Statements } from './connection.ts';
import type { Writer } from './writer.ts';

const living = `SELECT ${directoryColumns} FROM directory WHERE removing = 0`;
const insert = `INSERT INTO directory (${directoryColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const update = `
  UPDATE directory SET
    name = ?, license_reference = ?, entra = ?, provisioning = ?, holding = ?, leavers_settled_until = ?
  WHERE id = ?`;

export function listDirectories(statements: Statements): readonly Directory[] {
  return statements.query<DirectoryRow>(`${living} ORDER BY created_at, id`).all().map(toDirectory);
}

export function findDirectory(statements: Statements, id: DirectoryId): Directory | undefined {
  const row = statements.query<DirectoryRow>(`${living} AND id = ?`).get(id);
  return row === undefined ? undefined : toDirectory(row);
}

export function insertDirectory(statements: Statements, directory: Directory): void {
  const { id, name, licenseReference, entra, provisioning, createdAt, schemaRevision } = directory;
  const switches = [Number(entra), Number(provisioning), Number(directory.demonstration), Number(directory.testing)];
  const brake = [Number(directory.deprovisioningGuard), directory.deprovisioningAcknowledgedUntil ?? null];
  statements.query(insert).run(id, name, licenseReference ?? null, ...switches, createdAt, schemaRevision, ...brake);
}

/** The directory after the change. */
export function updateDirectory(
  statements: Statements,
  id: DirectoryId,
  change: DirectoryChange,
): Directory | undefined {
  const before = findDirectory(statements, id);
  if (before === undefined) return undefined;
  const after: Directory = { ...before, ...change };
  const switches = [Number(after.entra), Number(after.provisioning), Number(after.deprovisioningGuard)];
  const settled = after.deprovisioningAcknowledgedUntil ?? null;
  statements.query(update).run(after.name, after.licenseReference ?? null, ...switches, settled, id);
  return after;
}

const hide = 'UPDATE directory SET removing = 1 WHERE id = ? AND removing = 0';
const hidden = 'SELECT id FROM directory WHERE removing = 1';
const drop = 'DELETE FROM directory WHERE id = ?';
const pieceSize = 1000;
/** Every table that refers to a directory, with the columns that tell its rows apart. */
const parts = [
  ['token', 'id'],
  ['setup_link', 'id'],
  ['resource_email', 'directory_id, type, email, position'],
  ['resource_claim', 'directory_id, scope, value'],
  ['resource_secret', 'directory_id, resource_id, attribute'],
  ['resource', 'position'],
  ['resource_count', 'directory_id, type'],
  ['member', 'directory_id, group_id, member_id'],
  ['event', 'position'],
  ['log', 'position'],
].map(
  ([table, key]) =>
    `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE directory_id = ? LIMIT ?)`,
);

/** Resolves when nothing of the directory is left. */
export async function deleteDirectory(writer: Writer, id: DirectoryId): Promise<boolean> {
  const wasThere = await writer.write((statements) => statements.query(hide).run(id).changes > 0);
  if (wasThere) await removeRows(writer, id);
  return wasThere;
}

/** Ends the removals that a stop of the program cut short. */
export async function resumeDeletions(statements: Statements, writer: Writer): Promise<void> {
  for (const { id } of statements.query<{ id: DirectoryId }>(hidden).all()) await removeRows(writer, id);
}

async function removeRows(writer: Writer, id: DirectoryId): Promise<void> {
  let isLeft = true;
  while (isLeft) isLeft = await writer.write((statements) => removePiece(statements, id));
}

/** Takes one piece away, and with the last one the directory itself. True while something is left. */
function removePiece(statements: Statements, id: DirectoryId): boolean {
  let left = pieceSize;
  for (const part of parts) {
    left -= statements.query(part).run(id, left).changes;
    if (left === 0) return true;
  }
  statements.query(drop).run(id);
  return false;
}

const credential = `
  SELECT ${credentialColumns}
  FROM token t JOIN directory d ON d.id = t.directory_id
  WHERE t.hash = ? AND d.removing = 0`;

export function findCredential(statements: Statements, hash: Uint8Array): Credential | undefined {
  const row = statements.query<CredentialRow>(credential).get(hash);
  return row === undefined ? undefined : toCredential(row);
}

const credentialState = `
  SELECT ${credentialStateColumns}
  FROM token t JOIN directory d ON d.id = t.directory_id
  WHERE t.id = ? AND t.directory_id = ? AND d.removing = 0`;

export function readCredentialState(
  statements: Statements,
  directoryId: DirectoryId,
  tokenId: TokenId,
): CredentialState | undefined {
  const row = statements.query<CredentialStateRow>(credentialState).get(tokenId, directoryId);
  return row === undefined ? undefined : toCredentialState(row);
}

const insertSecret = 'INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING';
const selectSecret = 'SELECT value FROM secret WHERE name = ?';

/** Keeps the first secret that is given under a name. */
export function keepSecret(statements: Statements, name: string, fresh: string): string {
  statements.query(insertSecret).run(name, fresh);
  return statements.query<{ value: string }>(selectSecret).get(name)?.value ?? fresh;
}
