-- Locations of office names, and earlier versions of templates and rules, so that a change can be undone.

CREATE TABLE card_location (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  name_key TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX card_location_name ON card_location (directory_id, name_key);

CREATE TABLE card_version (
  directory_id TEXT NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (directory_id, subject, version)
) STRICT;
