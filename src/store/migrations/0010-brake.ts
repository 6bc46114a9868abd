// A brake for waves of leavers: the switch of a directory, until when leavers are settled, and an index that holds leavers alone.
// It grows at its end, and only when somebody leaves.

import type { Migration } from '../migrate.ts';

const inEither = (number: 'INTEGER' | 'BIGINT'): string => `
ALTER TABLE directory ADD COLUMN holding INTEGER NOT NULL DEFAULT 0;
ALTER TABLE directory ADD COLUMN leavers_settled_until ${number};
CREATE INDEX event_leaver ON event (directory_id, at, type, actor)
  WHERE type IN ('user.deactivated', 'user.deleted');
`;

export const brake: Migration = {
  number: 10,
  name: 'brake',
  sqlite: inEither('INTEGER'),
  postgres: inEither('BIGINT'),
};
