// The keys in the addresses of signatures. With or without one, a card looks the same: neither is a change of it.

import type { CardStore, DirectoryId } from '../../domain/store.ts';
import type { Write } from './sql.ts';

export function createSignatureKeyStore(
  write: Write,
  directoryId: DirectoryId,
): Pick<CardStore, 'addSignatureKey' | 'removeSignatureKey'> {
  return {
    addSignatureKey: (id, key) => write(async (sql) => (await sql.run(addKey, key, directoryId, id)) === 1),
    removeSignatureKey: (id) => write(async (sql) => (await sql.run(removeKey, directoryId, id)) === 1),
  };
}

const addKey = `
  UPDATE card SET signature_key = ? WHERE directory_id = ? AND resource_id = ? AND signature_key IS NULL`;
const removeKey = `
  UPDATE card SET signature_key = NULL WHERE directory_id = ? AND resource_id = ? AND signature_key IS NOT NULL`;
