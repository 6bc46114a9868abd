// Changes of many cards: of their state, or of the template that was chosen for them. Each card keeps its latest change with what was
// before, so that the change can be undone.

import type { CardChange, CardStore, DirectoryId, ResourceId } from '../../domain/store.ts';
import { isChanged } from './card-photos.ts';
import type { Dialect, Sql, SqlValue, Write } from './sql.ts';

export function createCardChangeStore(
  read: Sql,
  write: Write,
  directoryId: DirectoryId,
): Pick<CardStore, 'setState' | 'chooseTemplate' | 'countOthers' | 'undoChange'> {
  return {
    setState: (ids, state, at, change) =>
      write(async (sql) => {
        const { dialect } = sql;
        const changed = await find(sql, findOthers(dialect, 'state'), ids, directoryId, state);
        if (changed.length === 0) return changed;
        await sql.run(set(dialect, 'state'), state, change ?? null, at, directoryId, changed);
        if (state === 'published') await sql.run(markPublished(dialect), directoryId, ids);
        await sql.run(nextRevision, directoryId);
        return changed;
      }),
    chooseTemplate: (ids, template = '', at, change) =>
      write(async (sql) => {
        const { dialect } = sql;
        const changed = await find(sql, findOthers(dialect, 'template'), ids, directoryId, template);
        if (changed.length > 0)
          await sql.run(set(dialect, 'template'), template, change ?? null, at, directoryId, changed);
        return changed;
      }),
    countOthers: async (ids, change) => {
      const wanted = change.kind === 'state' ? change.state : (change.template ?? '');
      const count = countOthers(read.dialect, change.kind);
      return (await read.get<{ count: number }>(count, ids, directoryId, wanted))?.count ?? 0;
    },
    undoChange: (change, limit, at) =>
      write(async (sql) => {
        const changed = await find(sql, findChanged, directoryId, change, limit);
        if (changed.length === 0) return changed;
        await sql.run(undoChange(sql.dialect), at, directoryId, change, changed);
        await sql.run(nextRevision, directoryId);
        return changed;
      }),
  };
}

async function find(sql: Sql, query: string, ...values: readonly SqlValue[]): Promise<readonly ResourceId[]> {
  return (await sql.all<{ readonly id: ResourceId }>(query, ...values)).map(({ id }) => id);
}

export const nextRevision = 'UPDATE card_setting SET revision = revision + 1 WHERE directory_id = ?';

type Kind = CardChange['kind'];
/** What a card has, and how it gets another one and keeps the one before. Text '' is no template. */
const parts = {
  state: { value: 'state', set: 'state_before = state, template_before = NULL, state = ?' },
  template: {
    value: `coalesce(template_id, '')`,
    set: `template_before = coalesce(template_id, ''), state_before = NULL, template_id = nullif(?, '')`,
  },
} as const satisfies Record<Kind, object>;

/** By user: for a condition on the state, SQLite would look at all cards of the directory. */
const others = ({ rows, joinInOrder }: Dialect, kind: Kind): string => `
  FROM ${rows('wanted', 'text')} ${joinInOrder} card ON resource_id = wanted.value
  WHERE directory_id = ? AND ${parts[kind].value} <> ?`;
const findOthers = (dialect: Dialect, kind: Kind): string => `SELECT resource_id AS id ${others(dialect, kind)}`;
const countOthers = (dialect: Dialect, kind: Kind): string => `SELECT count(*) AS count ${others(dialect, kind)}`;
const set = ({ isIn }: Dialect, kind: Kind): string => `
  UPDATE card SET ${parts[kind].set}, change_id = ?, changed_at = ?, ${isChanged}
  WHERE directory_id = ? AND ${isIn('resource_id')}`;
const markPublished = ({ isIn }: Dialect): string => `
  UPDATE card_handle SET published = 1
  WHERE handle IN (SELECT handle FROM card WHERE directory_id = ? AND ${isIn('resource_id')})`;

const findChanged = `
  SELECT resource_id AS id FROM card WHERE directory_id = ? AND change_id = ? ORDER BY resource_id LIMIT ?`;
const undoChange = ({ isIn }: Dialect): string => `
  UPDATE card SET
    state = coalesce(state_before, state), state_before = NULL,
    template_id = CASE WHEN template_before IS NULL THEN template_id ELSE nullif(template_before, '') END,
    template_before = NULL, change_id = NULL, changed_at = ?, ${isChanged}
  WHERE directory_id = ? AND change_id = ? AND ${isIn('resource_id')}`;
