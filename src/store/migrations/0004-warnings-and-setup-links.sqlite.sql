-- Warnings of the mapping as a key of a user, directories for testing, and setup links.
-- The next change of a user writes the key again.

ALTER TABLE resource ADD COLUMN warning TEXT;
UPDATE resource SET warning = CASE
  WHEN unique_key NOT GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f]-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]' THEN 'BC-310'
  WHEN external_id NOT LIKE '_%@_%' OR external_id LIKE '%@%@%' OR external_id LIKE '% %' THEN 'BC-311'
END WHERE type = 'User';
CREATE INDEX resource_warning ON resource (directory_id, type, warning, position)
  WHERE deleted_at IS NULL AND warning IS NOT NULL;
ALTER TABLE directory ADD COLUMN testing INTEGER NOT NULL DEFAULT 0;
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
