// Templates of a directory's cards, and which one was chosen for a card. What is entered for a template is one JSON text.

import type { CardStore, CardTemplate, DirectoryId, TemplateContent } from '../../domain/store.ts';
import { isChanged } from './card-photos.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import type { Sql } from './sql.ts';

interface TemplateRow {
  readonly id: string;
  readonly version: number;
  readonly changedAt: number;
  readonly content: TemplateContent;
}

const fields = fieldsOf<TemplateRow>({ id: 'value', version: 'value', changedAt: 'value', content: 'json' });

export interface TemplateTable {
  readonly read: Sql;
  readonly write: <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>;
}

export function createTemplateStore(
  { read, write }: TemplateTable,
  directoryId: DirectoryId,
): Pick<CardStore, 'templates' | 'findTemplate' | 'saveTemplate' | 'removeTemplate'> {
  return {
    templates: async () => (await read.all<Row>(`${templates} ORDER BY id`, directoryId)).map(readTemplate),
    findTemplate: (id) => readOne(read, readTemplate, `${templates} AND id = ?`, directoryId, id),
    saveTemplate: ({ id, version, changedAt, ...content }) =>
      write(async (sql) => {
        await sql.run(saveTemplate, directoryId, ...fields.write({ id, version, changedAt, content }));
        await sql.run(nextEpoch, directoryId);
      }),
    removeTemplate: (id) =>
      write(async (sql) => {
        await sql.run(leaveTemplate, directoryId, id);
        await sql.run(forgetTemplate, directoryId, id);
        await sql.run('DELETE FROM card_template WHERE directory_id = ? AND id = ?', directoryId, id);
      }),
  };
}

function readTemplate(row: Row): CardTemplate {
  const { content, ...rest } = fields.read(row);
  return { ...content, ...rest };
}

const templates = `SELECT ${fields.selection} FROM card_template WHERE directory_id = ?`;
const saveTemplate = `
  INSERT INTO card_template (directory_id, ${fields.columns}) VALUES (?, ${fields.places})
  ON CONFLICT (id) DO UPDATE SET
    version = excluded.version, changed_at = excluded.changed_at, content = excluded.content`;
const nextEpoch = 'UPDATE card_setting SET view_epoch = view_epoch + 1 WHERE directory_id = ?';
const leaveTemplate = `UPDATE card SET template_id = NULL, ${isChanged} WHERE directory_id = ? AND template_id = ?`;
/** An undo does not bring it back. */
const forgetTemplate = "UPDATE card SET template_before = '' WHERE directory_id = ? AND template_before = ?";
