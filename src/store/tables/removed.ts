// Deleted resources that are kept for restoring.

import type { DirectoryId, RemovedReader, ResourceId, ResourceTypeName } from '../../domain/store.ts';
import { type RemovedRow, resourceColumns, toRemoved } from '../rows.ts';
import { readOne } from './fields.ts';
import type { Sql } from './sql.ts';
import { allOf } from './terms.ts';

const newest = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r
  WHERE r.directory_id = ? AND r.id = ? AND r.type = ? AND r.deleted_at IS NOT NULL
  ORDER BY r.deleted_at DESC, r.position DESC LIMIT 1`;

/** The reads, and the row behind the first of them. */
export interface RemovedRows extends RemovedReader {
  readonly findRow: (type: ResourceTypeName, id: ResourceId) => Promise<RemovedRow | undefined>;
}

export function createRemovedReader(sql: Sql, directoryId: DirectoryId): RemovedRows {
  return {
    findRow: (type, id) => sql.get<RemovedRow>(newest, directoryId, id, type),
    find: (type, id) => readOne(sql, toRemoved, newest, directoryId, id, type),
    // In the order of their creation.
    list: async (query) => {
      const { text, values } = allOf(
        ['r.directory_id = ?', directoryId],
        ['r.deleted_at IS NOT NULL'],
        ['r.deleted_at < ?', query.before],
        ['r.unique_key = ?', query.unique],
        ['r.external_id = ?', query.externalId],
      );
      const page = `
        SELECT ${resourceColumns}, r.deleted_at FROM ${sql.dialect.indexed('resource r', 'resource_removed')}
        WHERE ${text} ORDER BY r.position LIMIT ?`;
      return (await sql.composed<RemovedRow>(page, ...values, query.limit)).map(toRemoved);
    },
  };
}
