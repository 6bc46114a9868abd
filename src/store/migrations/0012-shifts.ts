// How often the order of a directory's resources of one type has changed before its end: somebody left or came back. SQLite's bookmarks of
// deep pages hold as long as this number does. PostgreSQL has the column so that the rows of one store fit the other.

import type { Migration } from '../migrate.ts';

const inEither = (number: 'INTEGER' | 'BIGINT'): string => `
ALTER TABLE resource_count ADD COLUMN shifts ${number} NOT NULL DEFAULT 0;
`;

export const shifts: Migration = {
  number: 12,
  name: 'shifts',
  sqlite: inEither('INTEGER'),
  postgres: inEither('BIGINT'),
};
