-- Locations of office names, and earlier versions of templates and rules, so that a change can be undone.

CREATE TABLE card_location (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  directory_id TEXT COLLATE "C" NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  name_key TEXT COLLATE "C" NOT NULL,
  changed_at BIGINT NOT NULL,
  content TEXT NOT NULL
);
CREATE UNIQUE INDEX card_location_name ON card_location (directory_id, name_key);

CREATE TABLE card_version (
  directory_id TEXT COLLATE "C" NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  subject TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (directory_id, subject, version)
);

ALTER TABLE card_location ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_location FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON card_location USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE card_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_version FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON card_version USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);
