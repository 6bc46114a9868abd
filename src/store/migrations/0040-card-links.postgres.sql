-- Links by which users look after their own card.

CREATE TABLE card_link (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  directory_id TEXT COLLATE "C" NOT NULL REFERENCES directory (id),
  resource_id TEXT COLLATE "C" NOT NULL,
  hash BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  last_used_at BIGINT,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX card_link_card ON card_link (directory_id, resource_id, created_at);
