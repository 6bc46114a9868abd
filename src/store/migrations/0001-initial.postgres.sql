-- The first tables. Times are milliseconds since 1970 and flags are 0 and 1.
-- Text by which something is found or sorted compares by code point (COLLATE "C"). Positions are taken under the lock of a directory.
-- Row security: a statement sees the rows of the directory that its session names, and none without one; '*' is every directory.
-- A subquery looks the setting up once per statement, not once per row.

CREATE TABLE directory (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  license_reference TEXT,
  entra INTEGER NOT NULL,
  provisioning INTEGER NOT NULL,
  demonstration INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  -- Set while a directory is being removed piece by piece; it is hidden from then on.
  removing INTEGER NOT NULL DEFAULT 0
);

-- A write to a directory holds its row; a write to what belongs to no directory holds the row with the empty id.
CREATE TABLE turn (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY
);
INSERT INTO turn (id) VALUES ('');

-- The order of resources, events and log entries; never given twice.
CREATE SEQUENCE position;

CREATE TABLE token (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  directory_id TEXT COLLATE "C" NOT NULL REFERENCES directory (id),
  name TEXT NOT NULL,
  hint TEXT NOT NULL,
  hash BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  last_used_at BIGINT,
  expires_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX token_directory ON token (directory_id, created_at);

CREATE TABLE resource (
  position BIGINT NOT NULL DEFAULT nextval('position'),
  directory_id TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  deleted_at BIGINT,
  active INTEGER NOT NULL,
  unique_key TEXT COLLATE "C" NOT NULL,
  external_id TEXT COLLATE "C",
  display_key TEXT COLLATE "C",
  manager_id TEXT COLLATE "C",
  -- JSON array of the keys that resource_email holds for this resource.
  emails TEXT NOT NULL,
  search TEXT COLLATE "C" NOT NULL,
  -- displayName of a Group as it is shown, because its members repeat it.
  label TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (directory_id, position)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX resource_id ON resource (directory_id, id) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX resource_unique ON resource (directory_id, type, unique_key) WHERE deleted_at IS NULL;
CREATE INDEX resource_position ON resource (directory_id, type, position) WHERE deleted_at IS NULL;
CREATE INDEX resource_external ON resource (directory_id, type, external_id)
  WHERE deleted_at IS NULL AND external_id IS NOT NULL;
CREATE INDEX resource_display ON resource (directory_id, type, display_key)
  WHERE deleted_at IS NULL AND display_key IS NOT NULL;
CREATE INDEX resource_manager ON resource (directory_id, type, manager_id)
  WHERE deleted_at IS NULL AND manager_id IS NOT NULL;
CREATE INDEX resource_removed ON resource (directory_id, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX resource_removed_at ON resource (directory_id, deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE resource_email (
  directory_id TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  email TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (directory_id, type, email, position)
);

-- How many living resources there are, and how many of them are active.
CREATE TABLE resource_count (
  directory_id TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  living BIGINT NOT NULL,
  active BIGINT NOT NULL,
  PRIMARY KEY (directory_id, type)
) WITH (fillfactor = 50);

-- type is NULL while the member is pending: no living resource has that id yet.
CREATE TABLE member (
  directory_id TEXT COLLATE "C" NOT NULL,
  group_id TEXT COLLATE "C" NOT NULL,
  member_id TEXT COLLATE "C" NOT NULL,
  type TEXT,
  display TEXT,
  PRIMARY KEY (directory_id, group_id, member_id)
);
CREATE INDEX member_of ON member (directory_id, member_id, group_id);

CREATE TABLE event (
  position BIGINT NOT NULL DEFAULT nextval('position'),
  directory_id TEXT COLLATE "C" NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  resource_id TEXT COLLATE "C" NOT NULL,
  subject TEXT NOT NULL,
  changes TEXT NOT NULL,
  PRIMARY KEY (directory_id, position)
);
CREATE INDEX event_resource ON event (directory_id, resource_id, position);

CREATE TABLE log (
  position BIGINT NOT NULL DEFAULT nextval('position'),
  directory_id TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  duration_ms DOUBLE PRECISION NOT NULL,
  token_id TEXT,
  action TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  status INTEGER NOT NULL,
  code TEXT,
  detail TEXT,
  warnings TEXT NOT NULL,
  resource_id TEXT COLLATE "C",
  subject TEXT,
  request_body TEXT,
  response_body TEXT,
  PRIMARY KEY (directory_id, position)
);
CREATE UNIQUE INDEX log_id ON log (directory_id, id);
CREATE INDEX log_failed ON log (directory_id, position) WHERE status >= 400;
CREATE INDEX log_resource ON log (directory_id, resource_id, position) WHERE resource_id IS NOT NULL;

CREATE TABLE administrator (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  email TEXT COLLATE "C" NOT NULL UNIQUE,
  role TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_sign_in_at BIGINT,
  password_hash TEXT
);

-- administrator_id is NULL on the link that creates the first administrator.
CREATE TABLE invitation (
  hash BYTEA NOT NULL PRIMARY KEY,
  administrator_id TEXT COLLATE "C" REFERENCES administrator (id),
  expires_at BIGINT NOT NULL
);
CREATE INDEX invitation_administrator ON invitation (administrator_id);

CREATE TABLE session (
  hash BYTEA NOT NULL PRIMARY KEY,
  administrator_id TEXT COLLATE "C" NOT NULL REFERENCES administrator (id),
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_administrator ON session (administrator_id);

CREATE TABLE secret (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

ALTER TABLE resource ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON resource USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE resource_email ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_email FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON resource_email USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE resource_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE resource_count FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON resource_count USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE member ENABLE ROW LEVEL SECURITY;
ALTER TABLE member FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON member USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON event USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE log ENABLE ROW LEVEL SECURITY;
ALTER TABLE log FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON log USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);
