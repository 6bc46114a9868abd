// How deleted resources go for good.

import type { ResourceId } from '../../domain/store.ts';
import type { Bound } from './connection.ts';

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
  ), cards AS (
    DELETE FROM card c USING gone g WHERE c.directory_id = $1 AND c.resource_id = g.id
  ), photos AS (
    DELETE FROM card_photo p USING card c JOIN gone g ON g.id = c.resource_id
    WHERE p.directory_id = $1 AND c.directory_id = $1 AND c.photo = p.hash AND NOT EXISTS (
      SELECT 1 FROM card o
      WHERE o.directory_id = $1 AND o.photo = p.hash AND o.resource_id NOT IN (SELECT id FROM gone))
  ), numbers AS (
    DELETE FROM card_number n USING gone g WHERE n.directory_id = $1 AND n.resource_id = g.id
  ), secrets AS (
    DELETE FROM resource_secret s USING gone g WHERE s.directory_id = $1 AND s.resource_id = g.id
  )
  SELECT count(*) FROM gone`;

/** Deletes removed resources for good, with what belonged to them. */
export async function purge({ statements, directoryId }: Bound, ids: readonly ResourceId[]): Promise<void> {
  await statements.query(purgeRows, directoryId, ids);
}
