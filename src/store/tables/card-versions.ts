// The versions of all that the page of a card is made of, by which a page that was printed before is known to be the present one.

import type { CardStore, DirectoryId } from '../../domain/store.ts';
import type { Row } from './fields.ts';
import type { Sql } from './sql.ts';

export function createVersionReader(read: Sql, directoryId: DirectoryId): Pick<CardStore, 'versionsOf'> {
  return {
    versionsOf: async (handle) => {
      const row = await read.get<Row>(findVersions, directoryId, handle);
      return row && Object.values(row).join(' ');
    },
  };
}

/** `view_epoch` grows with each change of the templates and settings, and changes with each one of the card. */
const findVersions = `
  SELECT c.changed_at, c.view_epoch, coalesce(c.photo, '') AS photo, coalesce(c.pin_hash, '') AS pin,
    coalesce(c.template_id, '') AS template, s.view_epoch AS epoch, r.position, r.version, r.changed_at AS changed
  FROM card c
  JOIN card_setting s ON s.directory_id = c.directory_id AND s.enabled = 1
  JOIN directory d ON d.id = c.directory_id AND d.removing = 0
  JOIN resource r ON r.directory_id = c.directory_id AND r.id = c.resource_id AND r.deleted_at IS NULL AND r.active = 1
  WHERE c.directory_id = ? AND c.handle = ? AND c.state = 'published'`;
