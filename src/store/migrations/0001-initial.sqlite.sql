-- The first tables. Times are milliseconds since 1970 and flags are 0 and 1.
-- `body` is the last column, so that a scan over keys does not read it. No partial index names a constant: SQLite would compare it with
-- each bound parameter and prepare every statement again (SQLite, "Partial Indexes" and SQLITE_DBCONFIG_ENABLE_QPSG).

CREATE TABLE directory (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  license_reference TEXT,
  entra INTEGER NOT NULL,
  provisioning INTEGER NOT NULL,
  demonstration INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- Set while a directory is being removed piece by piece; it is hidden from then on.
  removing INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL REFERENCES directory (id),
  name TEXT NOT NULL,
  hint TEXT NOT NULL,
  hash BLOB NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  last_used_at INTEGER,
  expires_at INTEGER,
  revoked_at INTEGER
) STRICT;
CREATE INDEX token_directory ON token (directory_id, created_at);

CREATE TABLE resource (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  directory_id TEXT NOT NULL REFERENCES directory (id),
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER,
  active INTEGER NOT NULL,
  unique_key TEXT NOT NULL,
  external_id TEXT,
  display_key TEXT,
  manager_id TEXT,
  -- JSON array of the keys that resource_email holds for this resource.
  emails TEXT NOT NULL,
  search TEXT NOT NULL,
  -- displayName of a Group as it is shown, because its members repeat it.
  label TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX resource_id ON resource (directory_id, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX resource_unique ON resource (directory_id, type, unique_key) WHERE deleted_at IS NULL;
-- Whole, not partial: it also finds what is left of a directory that is being removed.
CREATE INDEX resource_position ON resource (directory_id, type, deleted_at, position);
CREATE INDEX resource_external ON resource (directory_id, type, external_id)
  WHERE deleted_at IS NULL AND external_id IS NOT NULL;
CREATE INDEX resource_display ON resource (directory_id, type, display_key)
  WHERE deleted_at IS NULL AND display_key IS NOT NULL;
CREATE INDEX resource_manager ON resource (directory_id, type, manager_id)
  WHERE deleted_at IS NULL AND manager_id IS NOT NULL;
-- Holds all that a search for users reads before it knows which to show.
CREATE INDEX resource_people ON resource (directory_id, type, position, active, search) WHERE deleted_at IS NULL;
CREATE INDEX resource_removed ON resource (directory_id, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE resource_email (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  type TEXT NOT NULL,
  email TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (directory_id, type, email, position)
) STRICT, WITHOUT ROWID;

-- How many living resources there are, and how many of them are active.
CREATE TABLE resource_count (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  type TEXT NOT NULL,
  living INTEGER NOT NULL,
  active INTEGER NOT NULL,
  PRIMARY KEY (directory_id, type)
) STRICT, WITHOUT ROWID;

-- type is NULL while the member is pending: no living resource has that id yet.
CREATE TABLE member (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  group_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  type TEXT,
  display TEXT,
  PRIMARY KEY (directory_id, group_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_of ON member (directory_id, member_id, group_id, type);

CREATE TABLE event (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  directory_id TEXT NOT NULL REFERENCES directory (id),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX event_directory ON event (directory_id, position);
CREATE INDEX event_resource ON event (directory_id, resource_id, position);

CREATE TABLE log (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  directory_id TEXT NOT NULL REFERENCES directory (id),
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  duration_ms REAL NOT NULL,
  token_id TEXT,
  action TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  status INTEGER NOT NULL,
  code TEXT,
  detail TEXT,
  warnings TEXT NOT NULL,
  resource_id TEXT,
  subject TEXT,
  request_body TEXT,
  response_body TEXT
) STRICT;
CREATE INDEX log_id ON log (directory_id, id);
CREATE INDEX log_position ON log (directory_id, position);
CREATE INDEX log_failed ON log (directory_id, position) WHERE status >= 400;
CREATE INDEX log_resource ON log (directory_id, resource_id, position) WHERE resource_id IS NOT NULL;

CREATE TABLE administrator (
  id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_sign_in_at INTEGER,
  password_hash TEXT
) STRICT;

-- administrator_id is NULL on the link that creates the first administrator.
CREATE TABLE invitation (
  hash BLOB NOT NULL PRIMARY KEY,
  administrator_id TEXT REFERENCES administrator (id),
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX invitation_administrator ON invitation (administrator_id);

CREATE TABLE session (
  hash BLOB NOT NULL PRIMARY KEY,
  administrator_id TEXT NOT NULL REFERENCES administrator (id),
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_administrator ON session (administrator_id);

CREATE TABLE secret (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
