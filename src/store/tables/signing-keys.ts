// The keys with which directories sign their Security Event Tokens.

import type { DirectoryId, SigningKey, SigningKeyStore } from '../../domain/store.ts';
import { fieldsOf, type Row } from './fields.ts';
import { type Database, requireDirectory, writesIn } from './sql.ts';

const fields = fieldsOf<SigningKey>({ id: 'value', publicKey: 'json', createdAt: 'value', retiredAt: 'value' });

const isOwn = 'WHERE directory_id = ?';
const list = `SELECT ${fields.selection} FROM signing_key ${isOwn} ORDER BY created_at DESC, id`;
const privateKey = `SELECT private_key AS text FROM signing_key ${isOwn} AND id = ?`;
const insert = `INSERT INTO signing_key (${fields.columns}, directory_id, private_key) VALUES (${fields.places}, ?, ?)`;
const retire = `UPDATE signing_key SET private_key = NULL, retired_at = ? ${isOwn} AND id = ? AND retired_at IS NULL`;
const drop = `DELETE FROM signing_key ${isOwn} AND id = ?`;

export function createSigningKeyStore(database: Database, directoryId: DirectoryId): SigningKeyStore {
  const write = writesIn(database, directoryId);
  return {
    list: async () => (await database.read.all<Row>(list, directoryId)).map(fields.read),
    insert: async (key, sealed) => requireDirectory(await write(insert, ...fields.write(key), directoryId, sealed)),
    sealedPrivateKey: async (id) =>
      (await database.read.get<{ readonly text: string | null }>(privateKey, directoryId, id))?.text ?? undefined,
    retire: async (id, at) => void (await write(retire, at, directoryId, id)),
    delete: async (id) => void (await write(drop, directoryId, id)),
  };
}
