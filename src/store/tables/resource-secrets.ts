// Hashes of attributes that are never returned, such as passwords.

import type { DirectoryId, SecretReader, SecretWriter } from '../../domain/store.ts';
import type { Sql } from './sql.ts';

const find = `
  SELECT s.hash FROM resource_secret s
  JOIN resource r ON r.directory_id = s.directory_id AND r.id = s.resource_id AND r.deleted_at IS NULL
  WHERE s.directory_id = ? AND s.resource_id = ? AND s.attribute = ?`;
const save = `
  INSERT INTO resource_secret (directory_id, resource_id, attribute, hash) VALUES (?, ?, ?, ?)
  ON CONFLICT (directory_id, resource_id, attribute) DO UPDATE SET hash = excluded.hash`;
const drop = 'DELETE FROM resource_secret WHERE directory_id = ? AND resource_id = ? AND attribute = ?';

export function createSecretReader(sql: Sql, directoryId: DirectoryId): SecretReader {
  return {
    find: async (id, attribute) => (await sql.get<{ hash: string }>(find, directoryId, id, attribute))?.hash,
  };
}

export function createSecretWriter(sql: Sql, directoryId: DirectoryId): SecretWriter {
  return {
    ...createSecretReader(sql, directoryId),
    save: async (id, changes) => {
      for (const { attribute, hash } of changes) {
        if (hash === undefined) await sql.run(drop, directoryId, id, attribute);
        else await sql.run(save, directoryId, id, attribute, hash);
      }
    },
  };
}
