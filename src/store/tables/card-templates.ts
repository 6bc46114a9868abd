// Templates of a directory's cards, and which one was chosen for a card. What is entered for a template is one JSON text.

import type { CardStore, CardTemplate, DirectoryId, ResourceId, TemplateContent } from '../../domain/store.ts';
import { isChanged } from './card-photos.ts';
import { fieldsOf, type Row, readOne } from './fields.ts';
import type { Dialect, Sql } from './sql.ts';

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
): Pick<CardStore, 'templates' | 'findTemplate' | 'saveTemplate' | 'removeTemplate' | 'chooseTemplate'> {
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
        await sql.run('DELETE FROM card_template WHERE directory_id = ? AND id = ?', directoryId, id);
      }),
    chooseTemplate: (ids, templateId, at) =>
      write(async (sql) => {
        const chosen = templateId ?? '';
        const found = await sql.all<FoundRow>(findOthers(sql.dialect), directoryId, chosen, ids);
        if (found.length > 0) await sql.run(choose(sql.dialect), templateId ?? null, at, directoryId, chosen, ids);
        return found.map(({ id }) => id);
      }),
  };
}

interface FoundRow {
  readonly id: ResourceId;
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
const others = ({ isIn }: Dialect): string =>
  `directory_id = ? AND coalesce(template_id, '') <> ? AND ${isIn('resource_id')}`;
const findOthers = (dialect: Dialect): string => `SELECT resource_id AS id FROM card WHERE ${others(dialect)}`;
const choose = (dialect: Dialect): string =>
  `UPDATE card SET template_id = ?, changed_at = ?, ${isChanged} WHERE ${others(dialect)}`;
