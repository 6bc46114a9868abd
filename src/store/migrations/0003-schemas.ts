// What a directory's own schemas need: the schemas with their revision, values that are unique by them, and hashes of what is never returned.
// The text stands behind the revision, so that the guard, which reads the revision with every request, does not read it.

import type { Migration } from '../migrate.ts';
import { securedByDirectory } from './secured.ts';

const ownSchemas = `
ALTER TABLE directory ADD COLUMN schema_revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE directory ADD COLUMN schemas TEXT;
`;

const claims = `
-- Values of living resources that nobody else may hold; the primary key is what refuses the second one.
CREATE TABLE resource_claim (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  scope TEXT NOT NULL,
  value TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  PRIMARY KEY (directory_id, scope, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX resource_claim_holder ON resource_claim (directory_id, resource_id);
`;

const secrets = `
-- Slow hashes of attributes that are never returned, kept as long as the row of the resource.
CREATE TABLE resource_secret (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  resource_id TEXT NOT NULL,
  attribute TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (directory_id, resource_id, attribute)
) STRICT, WITHOUT ROWID;
`;

const tablesInPostgres = `
CREATE TABLE resource_claim (
  directory_id TEXT COLLATE "C" NOT NULL,
  scope TEXT COLLATE "C" NOT NULL,
  value TEXT COLLATE "C" NOT NULL,
  resource_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (directory_id, scope, value)
);
CREATE INDEX resource_claim_holder ON resource_claim (directory_id, resource_id);
CREATE TABLE resource_secret (
  directory_id TEXT COLLATE "C" NOT NULL,
  resource_id TEXT COLLATE "C" NOT NULL,
  attribute TEXT COLLATE "C" NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (directory_id, resource_id, attribute)
);
`;

export const schemas: Migration = {
  number: 3,
  name: 'schemas',
  sqlite: ownSchemas + claims + secrets,
  postgres: ownSchemas + tablesInPostgres + securedByDirectory('resource_claim', 'resource_secret'),
};
