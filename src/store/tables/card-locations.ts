// Locations of a directory, and the versions of its templates and rules that can be restored.

import type { CardLocation, CardStore, CardVersion, DirectoryId, LocationContent } from '../../domain/store.ts';
import type { TemplateTable } from './card-templates.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';

interface LocationRow {
  readonly id: string;
  readonly changedAt: number;
  readonly content: LocationContent;
}

const location = fieldsOf<LocationRow>({ id: 'value', changedAt: 'value', content: 'json' });
const version = fieldsOf<CardVersion>({ version: 'value', changedAt: 'value', content: 'json' });

export function createLocationStore(
  { read, write }: TemplateTable,
  directoryId: DirectoryId,
): Pick<CardStore, 'locations' | 'findLocation' | 'saveLocation' | 'removeLocation' | 'versions' | 'keepVersion'> {
  return {
    locations: async () => (await read.all<Row>(`${locations} ORDER BY name_key`, directoryId)).map(readLocation),
    findLocation: (key) => readOne(read, readLocation, `${locations} AND name_key = ?`, directoryId, key),
    saveLocation: ({ id, changedAt, ...content }, key) =>
      write(async (sql) => {
        if ((await sql.get(findOther, directoryId, key, id)) !== undefined) return false;
        await sql.run(save, directoryId, key, ...location.write({ id, changedAt, content }));
        await sql.run(nextEpoch, directoryId);
        return true;
      }),
    removeLocation: (id) =>
      write(async (sql) => {
        await sql.run('DELETE FROM card_location WHERE directory_id = ? AND id = ?', directoryId, id);
        await sql.run(nextEpoch, directoryId);
      }),
    versions: async (subject) => (await read.all<Row>(versions, directoryId, subject)).map(version.read),
    keepVersion: (subject, kept, most) =>
      write(async (sql) => {
        await sql.run(keep, directoryId, subject, ...version.write(kept));
        await sql.run(forget, directoryId, subject, directoryId, subject, most);
      }),
  };
}

function readLocation(row: Row): CardLocation {
  const { content, ...rest } = location.read(row);
  return { ...content, ...rest };
}

const locations = `SELECT ${location.selection} FROM card_location WHERE directory_id = ?`;
const findOther = 'SELECT id FROM card_location WHERE directory_id = ? AND name_key = ? AND id <> ?';
const save = `
  INSERT INTO card_location (directory_id, name_key, ${location.columns}) VALUES (?, ?, ${location.places})
  ON CONFLICT (id) DO UPDATE SET
    name_key = excluded.name_key, changed_at = excluded.changed_at, content = excluded.content`;
const nextEpoch = 'UPDATE card_setting SET view_epoch = view_epoch + 1 WHERE directory_id = ?';
const versions = `
  SELECT ${version.selection} FROM card_version WHERE directory_id = ? AND subject = ? ORDER BY version DESC`;
const keep = `
  INSERT INTO card_version (directory_id, subject, ${version.columns}) VALUES (?, ?, ${version.places})
  ON CONFLICT (directory_id, subject, version) DO NOTHING`;
const forget = `
  DELETE FROM card_version WHERE directory_id = ? AND subject = ? AND version NOT IN (
    SELECT version FROM card_version WHERE directory_id = ? AND subject = ? ORDER BY version DESC LIMIT ?
  )`;
