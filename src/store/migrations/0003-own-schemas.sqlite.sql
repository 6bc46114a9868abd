-- A directory's own schemas with their revision, values that are unique by them, and hashes of what is never returned.
-- The text is the column after the revision, so that authentication, which reads the revision with every request, does not read it.

ALTER TABLE directory ADD COLUMN schema_revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE directory ADD COLUMN schemas TEXT;

-- Unique values of living resources; the primary key refuses the second one.
CREATE TABLE resource_claim (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  scope TEXT NOT NULL,
  value TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  PRIMARY KEY (directory_id, scope, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX resource_claim_holder ON resource_claim (directory_id, resource_id);

-- Slow hashes of attributes that are never returned, kept as long as the row of the resource.
CREATE TABLE resource_secret (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  resource_id TEXT NOT NULL,
  attribute TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (directory_id, resource_id, attribute)
) STRICT, WITHOUT ROWID;
