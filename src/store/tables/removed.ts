// Deleted resources that are kept for restoring.

import type { DirectoryId, RemovedQuery, RemovedReader, ResourceId, ResourceTypeName } from '../../domain/store.ts';
import { type RemovedRow, resourceColumns, toRemoved } from '../rows.ts';
import type { Sql } from './sql.ts';

const newest = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r
  WHERE r.directory_id = ? AND r.id = ? AND r.type = ? AND r.deleted_at IS NOT NULL
  ORDER BY r.deleted_at DESC, r.position DESC LIMIT 1`;

/** The reads, and the row behind the first of them. */
export interface RemovedRows extends RemovedReader {
  readonly findRow: (type: ResourceTypeName, id: ResourceId) => Promise<RemovedRow | undefined>;
}

export function createRemovedReader(sql: Sql, directoryId: DirectoryId): RemovedRows {
  const findRow: RemovedRows['findRow'] = (type, id) => sql.get<RemovedRow>(newest, directoryId, id, type);
  return {
    findRow,
    find: async (type, id) => {
      const row = await findRow(type, id);
      return row && toRemoved(row);
    },
    // In the order of their creation.
    list: async (query) => {
      const terms = termsOf(query);
      const text = `
        SELECT ${resourceColumns}, r.deleted_at FROM ${sql.dialect.indexed('resource r', 'resource_removed')}
        WHERE r.directory_id = ? AND r.deleted_at IS NOT NULL${terms.map(([term]) => ` AND ${term}`).join('')}
        ORDER BY r.position LIMIT ?`;
      const values = terms.map(([, value]) => value);
      return (await sql.composed<RemovedRow>(text, directoryId, ...values, query.limit)).map(toRemoved);
    },
  };
}

function termsOf({ before, unique, externalId }: RemovedQuery): readonly (readonly [string, string | number])[] {
  const terms = [
    ['r.deleted_at < ?', before],
    ['r.unique_key = ?', unique],
    ['r.external_id = ?', externalId],
  ] as const;
  return terms.flatMap(([term, value]) => (value === undefined ? [] : [[term, value]]));
}
