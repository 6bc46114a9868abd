// Where handles lead, and where the one who makes cards is.

import type { CardFinder, CardSettings, FollowedDirectory, HandlePlace } from '../../domain/store.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import type { Database } from './sql.ts';

const place = fieldsOf<Pick<HandlePlace, 'directoryId'> & { readonly published: boolean }>({
  directoryId: 'value',
  published: 'flag',
});
const followed = fieldsOf<Omit<FollowedDirectory, 'rules'> & Pick<CardSettings, 'assignment'>>({
  directoryId: 'value',
  assignment: 'json',
  viewEpoch: 'value',
  scannedTo: 'value',
});

const findHandle = `SELECT ${place.selection} FROM card_handle WHERE handle = ?`;
const list = `
  SELECT ${followed.selection} FROM card_setting
  WHERE enabled = 1 AND directory_id IN (SELECT id FROM directory WHERE removing = 0) ORDER BY directory_id`;
const findPosition = 'SELECT position FROM card_follower';
const savePosition = `
  INSERT INTO card_follower (id, position) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position`;
const dropPosition = 'DELETE FROM card_follower';

export function createCardFinder({ read, inInstallation }: Database): CardFinder {
  return {
    findHandle: (handle) =>
      readOne<Row, HandlePlace>(
        read,
        (row) => {
          const { directoryId, published } = place.read(row);
          return { directoryId, wasPublished: published };
        },
        findHandle,
        handle,
      ),
    followed: async () =>
      (await read.all<Row>(list)).map((row) => {
        const { assignment, ...directory } = followed.read(row);
        return { ...directory, rules: assignment.rules };
      }),
    position: async () => (await read.get<{ position: number }>(findPosition))?.position,
    savePosition: (position) =>
      inInstallation(async (sql) => {
        if (position === undefined) await sql.run(dropPosition);
        else await sql.run(savePosition, position);
      }),
  };
}
