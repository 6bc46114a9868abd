// States of cards. Each card keeps the latest change of its state with the state before, so that the change can be undone.

import type { CardStore, ChangedCard, DirectoryId } from '../../domain/store.ts';
import { isChanged } from './card-photos.ts';
import type { Dialect, Sql } from './sql.ts';

type Write = <Result>(work: (sql: Sql) => Promise<Result>) => Promise<Result>;

export function createCardStateStore(
  read: Sql,
  write: Write,
  directoryId: DirectoryId,
): Pick<CardStore, 'setState' | 'countOthers' | 'undoChange'> {
  return {
    setState: (ids, state, at, change) =>
      write(async (sql) => {
        const { dialect } = sql;
        const changed = await sql.all<ChangedCard>(findOthers(dialect), directoryId, state, ids);
        if (changed.length === 0) return changed;
        await sql.run(setState(dialect), state, change ?? null, at, directoryId, state, ids);
        if (state === 'published') await sql.run(markPublished(dialect), directoryId, ids);
        await sql.run(nextRevision, directoryId);
        return changed;
      }),
    countOthers: async (ids, state) =>
      (await read.get<{ count: number }>(countOthers(read.dialect), directoryId, state, ids))?.count ?? 0,
    undoChange: (change, limit, at) =>
      write(async (sql) => {
        const changed = await sql.all<ChangedCard>(findChanged, directoryId, change, limit);
        if (changed.length === 0) return changed;
        const ids = changed.map(({ resourceId }) => resourceId);
        await sql.run(undoChange(sql.dialect), at, directoryId, change, ids);
        await sql.run(nextRevision, directoryId);
        return changed;
      }),
  };
}

export const nextRevision = 'UPDATE card_setting SET revision = revision + 1 WHERE directory_id = ?';

const others = ({ isIn }: Dialect): string => `directory_id = ? AND state <> ? AND ${isIn('resource_id')}`;
const findOthers = (dialect: Dialect): string =>
  `SELECT resource_id AS "resourceId", state AS before FROM card WHERE ${others(dialect)}`;
const countOthers = (dialect: Dialect): string => `SELECT count(*) AS count FROM card WHERE ${others(dialect)}`;
const setState = (dialect: Dialect): string => `
  UPDATE card SET state_before = state, state = ?, change_id = ?, changed_at = ?, ${isChanged} WHERE ${others(dialect)}`;
const markPublished = ({ isIn }: Dialect): string => `
  UPDATE card_handle SET published = 1
  WHERE handle IN (SELECT handle FROM card WHERE directory_id = ? AND ${isIn('resource_id')})`;

const findChanged = `
  SELECT resource_id AS "resourceId", state AS before FROM card
  WHERE directory_id = ? AND change_id = ? ORDER BY resource_id LIMIT ?`;
const undoChange = ({ isIn }: Dialect): string => `
  UPDATE card SET state = state_before, state_before = NULL, change_id = NULL, changed_at = ?, ${isChanged}
  WHERE directory_id = ? AND change_id = ? AND ${isIn('resource_id')}`;
