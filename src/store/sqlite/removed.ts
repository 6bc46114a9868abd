// How deleted resources go for good.

import type { ResourceId } from '../../domain/store.ts';
import type { Bound } from './connection.ts';

const purgeResource = 'DELETE FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NOT NULL';
const isLiving = 'SELECT 1 FROM resource WHERE directory_id = ? AND id = ? AND deleted_at IS NULL';
const purgeMembers = 'DELETE FROM member WHERE directory_id = ? AND group_id = ?';
const purgePending = 'DELETE FROM member WHERE directory_id = ? AND member_id = ? AND type IS NULL';
const purgeCards = 'DELETE FROM card WHERE directory_id = ? AND resource_id = ?';
const purgePhotos = `
  DELETE FROM card_photo WHERE directory_id = ? AND hash IN (
    SELECT photo FROM card c WHERE c.directory_id = ? AND c.resource_id = ? AND NOT EXISTS (
      SELECT 1 FROM card o WHERE o.directory_id = c.directory_id AND o.photo = c.photo AND o.resource_id <> c.resource_id))`;
const purgeNumbers = 'DELETE FROM card_number WHERE directory_id = ? AND resource_id = ?';
const purgeSecrets = 'DELETE FROM resource_secret WHERE directory_id = ? AND resource_id = ?';

/** Deletes removed resources for good, with what belonged to them. */
export function purge({ statements, directoryId }: Bound, ids: readonly ResourceId[]): void {
  for (const id of ids) {
    statements.query(purgeResource).run(directoryId, id);
    if (statements.query(isLiving).get(directoryId, id) !== undefined) continue;
    statements.query(purgePhotos).run(directoryId, directoryId, id);
    for (const statement of [purgeMembers, purgePending, purgeCards, purgeNumbers, purgeSecrets])
      statements.query(statement).run(directoryId, id);
  }
}
