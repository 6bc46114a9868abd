-- Event streams and the keys that sign their tokens. Events, acknowledged positions and the last error are JSON; what authorizes a push and
-- the private keys are encrypted.

CREATE TABLE event_stream (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  audience TEXT NOT NULL,
  url TEXT,
  token_hint TEXT,
  events TEXT,
  format TEXT NOT NULL,
  state TEXT NOT NULL,
  disabled_reason TEXT,
  authorization_header TEXT,
  token_hash BLOB UNIQUE,
  position INTEGER NOT NULL,
  acknowledged TEXT NOT NULL,
  last_delivered_at INTEGER,
  last_error TEXT,
  attempts INTEGER NOT NULL,
  next_attempt_at INTEGER
) STRICT;
CREATE INDEX event_stream_directory ON event_stream (directory_id);

CREATE TABLE signing_key (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  public_key TEXT NOT NULL,
  private_key TEXT,
  created_at INTEGER NOT NULL,
  retired_at INTEGER
) STRICT;
CREATE INDEX signing_key_directory ON signing_key (directory_id);
