// Deleted resources that are kept for restoring: which there are, and how they go for good.

import type { DirectoryId, RemovedQuery, RemovedResource, ResourceId, ResourceTypeName } from '../../domain/store.ts';
import { type RemovedRow, resourceColumns, toRemoved } from '../rows.ts';
import { removedTerms } from '../rows-removed.ts';
import type { Statements } from './connection.ts';

const kept = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r WHERE r.directory_id = ? AND r.deleted_at IS NOT NULL`;

const newestRemoved = `
  SELECT ${resourceColumns}, r.deleted_at FROM resource r
  WHERE r.directory_id = ? AND r.id = ? AND r.type = ? AND r.deleted_at IS NOT NULL
  ORDER BY r.deleted_at DESC, r.position DESC LIMIT 1`;

/** The resource that was deleted last under this id. */
export async function findRemoved(
  statements: Statements,
  directoryId: DirectoryId,
  type: ResourceTypeName,
  id: ResourceId,
): Promise<RemovedResource | undefined> {
  const { rows } = await statements.query<RemovedRow>(newestRemoved, directoryId, id, type);
  return rows[0] === undefined ? undefined : toRemoved(rows[0]);
}

/** Deleted resources in the order of their creation. */
export async function listRemoved(
  statements: Statements,
  directoryId: DirectoryId,
  query: RemovedQuery,
): Promise<readonly RemovedResource[]> {
  const { text, parameters } = removedTerms(query);
  const sql = `${kept}${text} ORDER BY r.position LIMIT ?`;
  const { rows } = await statements.composed<RemovedRow>(sql, directoryId, ...parameters, query.limit);
  return rows.map(toRemoved);
}

const purgeRows = `
  WITH wanted AS (
    SELECT id FROM unnest(CAST($2 AS text[])) AS ids (id)
  ), resources AS (
    DELETE FROM resource r USING wanted w WHERE r.directory_id = $1 AND r.id = w.id AND r.deleted_at IS NOT NULL
  ), gone AS (
    SELECT id FROM wanted w WHERE NOT EXISTS (
      SELECT 1 FROM resource r WHERE r.directory_id = $1 AND r.id = w.id AND r.deleted_at IS NULL)
  ), members AS (
    DELETE FROM member m USING gone g
    WHERE m.directory_id = $1 AND (m.group_id = g.id OR (m.member_id = g.id AND m.type IS NULL))
  ), secrets AS (
    DELETE FROM resource_secret s USING gone g WHERE s.directory_id = $1 AND s.resource_id = g.id
  )
  SELECT count(*) FROM gone`;

/** Deletes removed resources for good, with what belonged to them. */
export async function purge(
  statements: Statements,
  directoryId: DirectoryId,
  ids: readonly ResourceId[],
): Promise<void> {
  await statements.query(purgeRows, directoryId, ids);
}
