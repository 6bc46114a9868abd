// The keys with which directories sign their Security Event Tokens.

import type { DirectoryId, SigningKey, SigningKeyId, SigningKeyStore } from '../../domain/store.ts';
import { type Database, requireDirectory, type SqlValue, toValues } from './sql.ts';

interface SigningKeyRow {
  readonly id: SigningKeyId;
  readonly public_key: string;
  readonly created_at: number;
  readonly retired_at: number | null;
}
const columns = 'id, public_key, created_at, retired_at';

const isOwn = 'WHERE directory_id = ?';
const list = `SELECT ${columns} FROM signing_key ${isOwn} ORDER BY created_at DESC, id`;
const privateKey = `SELECT private_key AS text FROM signing_key ${isOwn} AND id = ?`;
const insert = `INSERT INTO signing_key (${columns}, directory_id, private_key) VALUES (?, ?, ?, ?, ?, ?)`;
const retire = `UPDATE signing_key SET private_key = NULL, retired_at = ? ${isOwn} AND id = ? AND retired_at IS NULL`;
const drop = `DELETE FROM signing_key ${isOwn} AND id = ?`;

export function createSigningKeyStore({ read, inDirectory }: Database, directoryId: DirectoryId): SigningKeyStore {
  const write = (text: string, ...values: readonly SqlValue[]): Promise<number | undefined> =>
    inDirectory(directoryId, (sql) => sql.run(text, ...values));
  return {
    list: async () => (await read.all<SigningKeyRow>(list, directoryId)).map(toSigningKey),
    insert: async ({ id, publicKey, createdAt, retiredAt }, sealed) => {
      const values = toValues(id, JSON.stringify(publicKey), createdAt, retiredAt, directoryId, sealed);
      requireDirectory(await write(insert, ...values));
    },
    sealedPrivateKey: async (id) =>
      (await read.get<{ readonly text: string | null }>(privateKey, directoryId, id))?.text ?? undefined,
    retire: async (id, at) => void (await write(retire, at, directoryId, id)),
    delete: async (id) => void (await write(drop, directoryId, id)),
  };
}

function toSigningKey(row: SigningKeyRow): SigningKey {
  return {
    id: row.id,
    // Only `insert` above writes this column.
    publicKey: JSON.parse(row.public_key) as SigningKey['publicKey'],
    createdAt: row.created_at,
    retiredAt: row.retired_at ?? undefined,
  };
}
