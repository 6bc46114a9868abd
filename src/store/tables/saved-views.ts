// Saved views of the lists of a directory.

import type { DirectoryId, SavedView, SavedViewStore } from '../../domain/store.ts';
import { fieldsOf, type Row } from './fields.ts';
import { type Database, requireDirectory, writesIn } from './sql.ts';

const fields = fieldsOf<SavedView>({
  id: 'value',
  list: 'value',
  name: 'value',
  query: 'value',
  createdAt: 'value',
  createdBy: 'value',
});

const list = `SELECT ${fields.selection} FROM saved_view WHERE directory_id = ? ORDER BY created_at, id`;
const insert = `INSERT INTO saved_view (${fields.columns}, directory_id) VALUES (${fields.places}, ?)`;
const drop = 'DELETE FROM saved_view WHERE directory_id = ? AND id = ?';

export function createSavedViewStore(database: Database, directoryId: DirectoryId): SavedViewStore {
  const write = writesIn(database, directoryId);
  return {
    list: async () => (await database.readOf(directoryId).all<Row>(list, directoryId)).map(fields.read),
    insert: async (view) => requireDirectory(await write(insert, ...fields.write(view), directoryId)),
    delete: async (id) => (await write(drop, directoryId, id)) === 1,
  };
}
