// Directories and their tokens. Removing a directory takes its turn away, so that nobody writes to it any more, and hides it at once;
// its rows then go in pieces, so that a large one does not hold up the others.

import type {
  Credential,
  CredentialState,
  Directory,
  DirectoryChange,
  DirectoryId,
  TokenId,
} from '../../domain/model.ts';
import type { Store } from '../../domain/store.ts';
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
import { placeholders } from '../tables/sql.ts';
import type { Statements } from './connection.ts';
import { installation, waitForTurn } from './directory-lock.ts';
import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

const living = `SELECT ${directoryColumns} FROM directory WHERE removing = 0`;
const insert = `INSERT INTO directory (${directoryColumns}) VALUES (${placeholders(directoryColumns)})`;
const giveTurn = 'INSERT INTO turn (id) VALUES (?)';
const update = `
  UPDATE directory SET
    name = ?, license_reference = ?, entra = ?, provisioning = ?, holding = ?, leavers_settled_until = ?
  WHERE id = ?`;

export async function listDirectories({ installation: statements }: Reader): Promise<readonly Directory[]> {
  const { rows } = await statements.query<DirectoryRow>(`${living} ORDER BY created_at, id`);
  return rows.map(toDirectory);
}

export function findDirectory({ installation: statements }: Reader, id: DirectoryId): Promise<Directory | undefined> {
  return findIn(statements, id);
}

async function findIn(statements: Statements, id: DirectoryId): Promise<Directory | undefined> {
  const { rows } = await statements.query<DirectoryRow>(`${living} AND id = ?`, id);
  return rows[0] === undefined ? undefined : toDirectory(rows[0]);
}

export function insertDirectory(writer: Writer, directory: Directory): Promise<void> {
  const { id, name, licenseReference, entra, provisioning, createdAt, schemaRevision } = directory;
  const switches = [Number(entra), Number(provisioning), Number(directory.demonstration), Number(directory.testing)];
  return writer.alone(id, async (statements) => {
    const brake = [Number(directory.deprovisioningGuard), directory.deprovisioningAcknowledgedUntil ?? null];
    await statements.query(
      insert,
      id,
      name,
      licenseReference ?? null,
      ...switches,
      createdAt,
      schemaRevision,
      ...brake,
    );
    await statements.query(giveTurn, id);
  });
}

/** The directory after the change, which comes in the directory's turn: a write that found a switch on has ended before it is off. */
export function updateDirectory(
  writer: Writer,
  id: DirectoryId,
  change: DirectoryChange,
): Promise<Directory | undefined> {
  return writer.alone(id, async (statements) => {
    const before = (await waitForTurn(statements, id)) ? await findIn(statements, id) : undefined;
    if (before === undefined) return undefined;
    const after: Directory = { ...before, ...change };
    const switches = [Number(after.entra), Number(after.provisioning), Number(after.deprovisioningGuard)];
    const settled = after.deprovisioningAcknowledgedUntil ?? null;
    await statements.query(update, after.name, after.licenseReference ?? null, ...switches, settled, id);
    return after;
  });
}

const hide = 'UPDATE directory SET removing = 1 WHERE id = ? AND removing = 0';
const endTurn = 'DELETE FROM turn WHERE id = ?';
const hidden = 'SELECT id FROM directory WHERE removing = 1';
const drop = 'DELETE FROM directory WHERE id = ? AND removing = 1';
const pieceSize = 1000;
/** Every table with rows of a directory, with the columns that tell its rows apart. */
const parts = [
  ['token', 'id'],
  ['setup_link', 'id'],
  ['resource_email', 'directory_id, type, email, position'],
  ['resource_claim', 'directory_id, scope, value'],
  ['resource_secret', 'directory_id, resource_id, attribute'],
  ['resource', 'directory_id, position'],
  ['resource_count', 'directory_id, type'],
  ['member', 'directory_id, group_id, member_id'],
  ['event', 'directory_id, position'],
  ['log', 'directory_id, position'],
].map(
  ([table, key]) =>
    `DELETE FROM ${table} WHERE directory_id = $1 AND (${key}) IN (SELECT ${key} FROM ${table} WHERE directory_id = $1 LIMIT $2)`,
);

/** Resolves when nothing of the directory is left. */
export async function deleteDirectory(writer: Writer, id: DirectoryId): Promise<boolean> {
  const wasThere = await writer.alone(id, async (statements) => {
    // First the turn, as everyone who writes does: who holds it now may finish, and nobody gets it afterwards.
    await statements.query(endTurn, id);
    return (await statements.query(hide, id)).changes > 0;
  });
  if (wasThere) await removeRows(writer, id);
  return wasThere;
}

/** Ends the removals that a stop of the program cut short. */
export async function resumeDeletions({ installation: statements }: Reader, writer: Writer): Promise<void> {
  const { rows } = await statements.query<{ id: DirectoryId }>(hidden);
  for (const { id } of rows) await removeRows(writer, id);
}

async function removeRows(writer: Writer, id: DirectoryId): Promise<void> {
  let isLeft = true;
  while (isLeft) isLeft = await writer.alone(id, (statements) => removePiece(statements, id));
}

/** Takes one piece away, and with the last one the directory itself. True while something is left. */
async function removePiece(statements: Statements, id: DirectoryId): Promise<boolean> {
  let left = pieceSize;
  for (const part of parts) {
    left -= (await statements.query(part, id, left)).changes;
    if (left === 0) return true;
  }
  await statements.query(drop, id);
  return false;
}

const credential = `
  SELECT ${credentialColumns}
  FROM token t JOIN directory d ON d.id = t.directory_id
  WHERE t.hash = ? AND d.removing = 0`;

/** Look-ups of one token that begin in the same turn of the event loop share a statement, which is sent at the end of the turn. */
export function createCredentials({ installation: statements }: Reader): Pick<Store, 'findCredential'> {
  const underWay = new Map<string, Promise<Credential | undefined>>();
  const find = async (hash: Uint8Array): Promise<Credential | undefined> => {
    const { rows } = await statements.query<CredentialRow>(credential, hash);
    return rows[0] === undefined ? undefined : toCredential(rows[0]);
  };
  return {
    findCredential: (hash) => {
      const key = Buffer.from(hash).toString('latin1');
      const shared = underWay.get(key);
      if (shared !== undefined) return shared;
      const found = find(hash);
      underWay.set(key, found);
      setImmediate(() => underWay.delete(key));
      return found;
    },
  };
}

const credentialState = `
  SELECT ${credentialStateColumns}
  FROM token t JOIN directory d ON d.id = t.directory_id
  WHERE t.id = ? AND t.directory_id = ? AND d.removing = 0`;

export async function readCredentialState(
  statements: Statements,
  directoryId: DirectoryId,
  tokenId: TokenId,
): Promise<CredentialState | undefined> {
  const { rows } = await statements.query<CredentialStateRow>(credentialState, tokenId, directoryId);
  return rows[0] === undefined ? undefined : toCredentialState(rows[0]);
}

const insertSecret = 'INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING';
const selectSecret = 'SELECT value FROM secret WHERE name = ?';

/** Keeps the first secret that is given under a name. */
export function keepSecret(writer: Writer, name: string, fresh: string): Promise<string> {
  return writer.write(installation, async ({ statements }) => {
    await statements.query(insertSecret, name, fresh);
    const { rows } = await statements.query<{ value: string }>(selectSecret, name);
    return rows[0]?.value ?? fresh;
  });
}
