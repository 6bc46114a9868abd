-- Links by which users look after their own card.

CREATE TABLE card_link (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL REFERENCES directory (id),
  resource_id TEXT NOT NULL,
  hash BLOB NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_used_at INTEGER,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE INDEX card_link_card ON card_link (directory_id, resource_id, created_at);
