// Deleted resources that are kept for restoring: which there are, and how they go for good.

import type { DirectoryId, RemovedQuery, RemovedResource, ResourceId, ResourceTypeName } from '../../domain/store.ts';
import { type RemovedRow, resourceColumns, toRemoved } from '../rows.ts';
import { type Removed, removedTerms } from '../rows-removed.ts';
import type { Statements } from './connection.ts';

const kept = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r INDEXED BY resource_removed
  WHERE r.directory_id = ? AND r.deleted_at IS NOT NULL`;

const newestRemoved = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r
  WHERE r.directory_id = ? AND r.id = ? AND r.type = ? AND r.deleted_at IS NOT NULL
  ORDER BY r.deleted_at DESC, r.position DESC LIMIT 1`;

/** The row of the resource that was deleted last under this id. */
export function findRemovedRow(
  statements: Statements,
  directoryId: DirectoryId,
  type: ResourceTypeName,
  id: ResourceId,
): RemovedRow | undefined {
  return statements.query<RemovedRow>(newestRemoved).get(directoryId, id, type);
}

export function findRemoved(
  statements: Statements,
  directoryId: DirectoryId,
  type: ResourceTypeName,
  id: ResourceId,
): RemovedResource | undefined {
  const row = findRemovedRow(statements, directoryId, type, id);
  return row === undefined ? undefined : toRemoved(row);
}

/** Deleted resources in the order of their creation. */
export function listRemoved(
  statements: Statements,
  directoryId: DirectoryId,
  query: RemovedQuery,
): readonly RemovedResource[] {
  const { text, parameters }: Removed = removedTerms(query);
  return statements
    .composed<RemovedRow>(`${kept}${text} ORDER BY r.position LIMIT ?`)
    .all(directoryId, ...parameters, query.limit)
    .map(toRemoved);
}

const purgeResource = 'DELETE FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NOT NULL';
const isLiving = 'SELECT 1 FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';
const purgeMembers = 'DELETE FROM member WHERE directory_id = ? AND group_id = ?';
const purgePending = 'DELETE FROM member WHERE directory_id = ? AND member_id = ? AND type IS NULL';
const purgeSecrets = 'DELETE FROM resource_secret WHERE directory_id = ? AND resource_id = ?';

/** Deletes removed resources for good, with what belonged to them. */
export function purge(statements: Statements, directoryId: DirectoryId, ids: readonly ResourceId[]): void {
  for (const id of ids) {
    statements.query(purgeResource).run(directoryId, id);
    if (statements.query(isLiving).get(directoryId, id) !== undefined) continue;
    for (const statement of [purgeMembers, purgePending, purgeSecrets])
      statements.query(statement).run(directoryId, id);
  }
}
