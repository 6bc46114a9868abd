-- A directory's own schemas with their revision, values that are unique by them, and hashes of what is never returned.
-- The text is the column after the revision, so that authentication, which reads the revision with every request, does not read it.

ALTER TABLE directory ADD COLUMN schema_revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE directory ADD COLUMN schemas TEXT;

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

ALTER TABLE resource_claim ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_claim FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON resource_claim USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE resource_secret ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_secret FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON resource_secret USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);
