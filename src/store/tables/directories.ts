// Directories. A removed one is hidden at once, then its rows are deleted in pieces, so that a large directory does not hold up the others.

import type { DirectoriesStore, Directory, DirectoryChange, DirectoryId } from '../../domain/store.ts';
import { type Database, placeholders, type Sql, toValues } from './sql.ts';

export interface DirectoryRow {
  readonly id: DirectoryId;
  readonly name: string;
  readonly license_reference: string | null;
  readonly entra: number;
  readonly provisioning: number;
  readonly demonstration: number;
  readonly testing: number;
  readonly created_at: number;
  readonly schema_revision: number;
  readonly deprovisioning_guard: number;
  readonly deprovisioning_acknowledged_until: number | null;
}
const columns =
  'id, name, license_reference, entra, provisioning, demonstration, testing, created_at, schema_revision, ' +
  'deprovisioning_guard, deprovisioning_acknowledged_until';

const list = `SELECT ${columns} FROM directory WHERE removing = 0 ORDER BY created_at, id`;
const find = `SELECT ${columns} FROM directory WHERE removing = 0 AND id = ?`;
const insert = `INSERT INTO directory (${columns}) VALUES (${placeholders(columns)})`;
const update = `
  UPDATE directory SET
    name = ?, license_reference = ?, entra = ?, provisioning = ?,
    deprovisioning_guard = ?, deprovisioning_acknowledged_until = ?
  WHERE id = ?`;
const hide = 'UPDATE directory SET removing = 1 WHERE id = ? AND removing = 0';
const hidden = 'SELECT id FROM directory WHERE removing = 1';
const drop = 'DELETE FROM directory WHERE id = ? AND removing = 1';

export function createDirectoriesStore(database: Database): DirectoriesStore {
  const { read, inDirectory, unlocked } = database;
  return {
    list: async () => (await read.all<DirectoryRow>(list)).map(toDirectory),
    find: (id) => findDirectory(read, id),
    insert: (directory) =>
      unlocked(directory.id, async (sql) => {
        await sql.run(insert, ...fromDirectory(directory));
        await database.createLock(sql, directory.id);
      }),
    update: (id, change) => inDirectory(id, (sql) => updateDirectory(sql, id, change)),
    delete: async (id) => {
      const wasThere = await unlocked(id, async (sql) => {
        // The lock first, as for any write: a write that holds it may finish, and none begins afterwards.
        await database.dropLock(sql, id);
        return (await sql.run(hide, id)) === 1;
      });
      if (wasThere) await removeRows(database, id);
      return wasThere;
    },
  };
}

/** Ends the removals that a stop of the program cut short. */
export async function resumeDeletions(database: Database): Promise<void> {
  for (const { id } of await database.read.all<Pick<DirectoryRow, 'id'>>(hidden)) await removeRows(database, id);
}

async function findDirectory(sql: Sql, id: DirectoryId): Promise<Directory | undefined> {
  const row = await sql.get<DirectoryRow>(find, id);
  return row === undefined ? undefined : toDirectory(row);
}

async function updateDirectory(sql: Sql, id: DirectoryId, change: DirectoryChange): Promise<Directory | undefined> {
  const before = await findDirectory(sql, id);
  if (before === undefined) return undefined;
  const after: Directory = { ...before, ...change };
  const switches = [after.entra, after.provisioning, after.deprovisioningGuard].map(Number);
  const values = [after.name, after.licenseReference, ...switches, after.deprovisioningAcknowledgedUntil];
  await sql.run(update, ...toValues(...values, id));
  return after;
}

const pieceSize = 1000;
/** Every table with rows of a directory, children before parents, and the columns that tell its rows apart. */
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
  ([table, key]) => `
  DELETE FROM ${table} WHERE directory_id = ? AND (${key}) IN (SELECT ${key} FROM ${table} WHERE directory_id = ? LIMIT ?)`,
);

async function removeRows(database: Database, id: DirectoryId): Promise<void> {
  let isLeft = true;
  while (isLeft) isLeft = await database.unlocked(id, (sql) => removePiece(sql, id));
}

/** Deletes one piece, and with the last one the directory itself. True while something is left. */
async function removePiece(sql: Sql, id: DirectoryId): Promise<boolean> {
  let left = pieceSize;
  for (const part of parts) {
    left -= await sql.run(part, id, id, left);
    if (left === 0) return true;
  }
  await sql.run(drop, id);
  return false;
}

export function toDirectory(row: DirectoryRow): Directory {
  return {
    id: row.id,
    name: row.name,
    licenseReference: row.license_reference ?? undefined,
    entra: row.entra === 1,
    provisioning: row.provisioning === 1,
    demonstration: row.demonstration === 1,
    testing: row.testing === 1,
    createdAt: row.created_at,
    schemaRevision: row.schema_revision,
    deprovisioningGuard: row.deprovisioning_guard === 1,
    deprovisioningAcknowledgedUntil: row.deprovisioning_acknowledged_until ?? undefined,
  };
}

/** The values of a directory in the order of `columns`. */
function fromDirectory(directory: Directory): ReturnType<typeof toValues> {
  const { id, name, licenseReference, entra, provisioning, demonstration, testing, createdAt, schemaRevision } =
    directory;
  const switches = [entra, provisioning, demonstration, testing].map(Number);
  const guard = [Number(directory.deprovisioningGuard), directory.deprovisioningAcknowledgedUntil];
  return toValues(id, name, licenseReference, ...switches, createdAt, schemaRevision, ...guard);
}
