// Photos of cards, each kept once by the hash of its bytes and for as long as a card has it.

import type { CardStore, DirectoryId } from '../../domain/store.ts';
import { type Sql, toValues } from './sql.ts';

/** Each change of a card counts, so that none is missed that comes between reading and noting. */
export const isChanged = 'view_epoch = (CASE WHEN view_epoch > 0 THEN 0 ELSE view_epoch END) - 1';

type Write = <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>;

export function createPhotoStore(
  read: Sql,
  write: Write,
  directoryId: DirectoryId,
): Pick<CardStore, 'photo' | 'savePhoto'> {
  return {
    photo: async (hash) => (await read.get<{ bytes: Uint8Array }>(find, directoryId, hash))?.bytes,
    savePhoto: (id, photo, at) =>
      write(async (sql) => {
        const card = await sql.get<{ photo: string | null }>(findFormer, directoryId, id);
        if (card === undefined) return false;
        if (photo !== undefined) await sql.run(keep, directoryId, photo.hash, photo.bytes);
        await sql.run(save, ...toValues(photo?.hash, photo && at, photo?.by, at, directoryId, id));
        if (card.photo !== null) await sql.run(drop, directoryId, card.photo, directoryId, card.photo);
        return true;
      }),
  };
}

const find = 'SELECT bytes FROM card_photo WHERE directory_id = ? AND hash = ?';
const findFormer = 'SELECT photo FROM card WHERE directory_id = ? AND resource_id = ?';
const keep = 'INSERT INTO card_photo (directory_id, hash, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
const save = `
  UPDATE card SET photo = ?, photo_at = ?, photo_by = ?, changed_at = ?, ${isChanged}
  WHERE directory_id = ? AND resource_id = ?`;
const drop = `
  DELETE FROM card_photo WHERE directory_id = ? AND hash = ?
    AND NOT EXISTS (SELECT 1 FROM card WHERE directory_id = ? AND photo = ?)`;
