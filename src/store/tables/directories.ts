// Directories. A removed one is hidden at once, then its rows are deleted in pieces, so that a large directory does not hold up the others.

import type { DirectoriesStore, Directory, DirectoryChange, DirectoryId } from '../../domain/store.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import { type Database, type Sql, toValues } from './sql.ts';

export const directoryFields = fieldsOf<Directory>({
  id: 'value',
  name: 'value',
  licenseReference: 'value',
  entra: 'flag',
  provisioning: 'flag',
  demonstration: 'flag',
  testing: 'flag',
  createdAt: 'value',
  schemaRevision: 'value',
  deprovisioningGuard: 'flag',
  deprovisioningAcknowledgedUntil: 'value',
});

const list = `SELECT ${directoryFields.selection} FROM directory WHERE removing = 0 ORDER BY created_at, id`;
const find = `SELECT ${directoryFields.selection} FROM directory WHERE removing = 0 AND id = ?`;
const insert = `INSERT INTO directory (${directoryFields.columns}) VALUES (${directoryFields.places})`;
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
    list: async () => (await read.all<Row>(list)).map(directoryFields.read),
    find: (id) => findDirectory(read, id),
    insert: (directory) =>
      unlocked(directory.id, async (sql) => {
        await sql.run(insert, ...directoryFields.write(directory));
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
  for (const { id } of await database.read.all<Pick<Directory, 'id'>>(hidden)) await removeRows(database, id);
}

function findDirectory(sql: Sql, id: DirectoryId): Promise<Directory | undefined> {
  return readOne(sql, directoryFields.read, find, id);
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
  ['card_link', 'id'],
  ['resource_email', 'directory_id, type, email, position'],
  ['resource_claim', 'directory_id, scope, value'],
  ['resource_secret', 'directory_id, resource_id, attribute'],
  ['card', 'directory_id, resource_id'],
  ['card_photo', 'directory_id, hash'],
  ['card_number', 'directory_id, resource_id, day, way'],
  ['resource', 'position'],
  ['resource_count', 'directory_id, type'],
  ['member', 'directory_id, group_id, member_id'],
  ['event', 'position'],
  ['log', 'position'],
  ['log_count', 'directory_id, span, at, action, outcome'],
  ['user_hour', 'directory_id, at'],
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
