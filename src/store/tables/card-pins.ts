// PINs of cards, as hashes, and how often a wrong one was entered. A wrong one is no change of the card.

import type { CardStore, DirectoryId, PinTries } from '../../domain/store.ts';
import { isChanged } from './card-photos.ts';
import { type Sql, toValues, type Write } from './sql.ts';

export function createPinStore(
  read: Sql,
  write: Write,
  directoryId: DirectoryId,
): Pick<CardStore, 'savePin' | 'pinTries' | 'savePinTries'> {
  return {
    savePin: (id, hash, at) =>
      write(async (sql) => (await sql.run(savePin, ...toValues(hash, at, directoryId, id))) === 1),
    pinTries: (handle) => read.get<PinTries>(findTries, directoryId, handle),
    savePinTries: (handle, before, after) =>
      write(
        async (sql) =>
          (await sql.run(saveTries, after.wrong, after.lastAt, directoryId, handle, before.wrong, before.lastAt)) === 1,
      ),
  };
}

const savePin = `
  UPDATE card SET pin_hash = ?, pin_wrong = 0, pin_wrong_at = 0, changed_at = ?, ${isChanged}
  WHERE directory_id = ? AND resource_id = ?`;
const findTries = `
  SELECT pin_wrong AS wrong, pin_wrong_at AS "lastAt" FROM card WHERE directory_id = ? AND handle = ?`;
const saveTries = `
  UPDATE card SET pin_wrong = ?, pin_wrong_at = ?
  WHERE directory_id = ? AND handle = ? AND pin_wrong = ? AND pin_wrong_at = ?`;
