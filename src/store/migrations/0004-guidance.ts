// What guides an administrator: standing warnings as a key, directories that are for testing, and links for whoever sets Entra up.

import type { Migration } from '../migrate.ts';

const hex = (length: number): string => '[0-9a-f]'.repeat(length);
const objectId = [8, 4, 4, 4, 12].map(hex).join('-');

/** What directory/checks.ts says, for people who are there already. Their next change writes the key anew. */
const warnings = `
ALTER TABLE resource ADD COLUMN warning TEXT;
UPDATE resource SET warning = CASE
  WHEN unique_key NOT GLOB '${objectId}' THEN 'BC-310'
  WHEN external_id NOT LIKE '_%@_%' OR external_id LIKE '%@%@%' OR external_id LIKE '% %' THEN 'BC-311'
END WHERE type = 'User';
CREATE INDEX resource_warning ON resource (directory_id, type, warning, position)
  WHERE deleted_at IS NULL AND warning IS NOT NULL;
`;

const warningsInPostgres = `
ALTER TABLE resource ADD COLUMN warning TEXT COLLATE "C";
UPDATE resource SET warning = CASE
  WHEN unique_key !~ '^${objectId}$' THEN 'BC-310'
  WHEN external_id NOT LIKE '_%@_%' OR external_id LIKE '%@%@%' OR external_id LIKE '% %' THEN 'BC-311'
END WHERE type = 'User';
CREATE INDEX resource_warning ON resource (directory_id, type, warning, position)
  WHERE deleted_at IS NULL AND warning IS NOT NULL;
`;

const testing = 'ALTER TABLE directory ADD COLUMN testing INTEGER NOT NULL DEFAULT 0;';

const setupLinks = `
CREATE TABLE setup_link (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL REFERENCES directory (id),
  name TEXT NOT NULL,
  hash BLOB NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_used_at INTEGER,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX setup_link_directory ON setup_link (directory_id, created_at);
`;

const setupLinksInPostgres = `
CREATE TABLE setup_link (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  directory_id TEXT COLLATE "C" NOT NULL REFERENCES directory (id),
  name TEXT NOT NULL,
  hash BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  last_used_at BIGINT,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX setup_link_directory ON setup_link (directory_id, created_at);
`;

export const guidance: Migration = {
  number: 4,
  name: 'guidance',
  sqlite: warnings + testing + setupLinks,
  postgres: warningsInPostgres + testing + setupLinksInPostgres,
};
