// The first shape of the tables in PostgreSQL. Times are milliseconds since 1970 and flags are 0 and 1, as everywhere in the stores.
// Text by which something is found or sorted compares by code point (COLLATE "C"). Positions are taken in a directory's turn.

import { securedByDirectory } from './secured.ts';

const directories = `
CREATE TABLE directory (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  license_reference TEXT,
  entra INTEGER NOT NULL,
  provisioning INTEGER NOT NULL,
  demonstration INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  -- Set while a directory is being removed piece by piece; nobody sees it from then on.
  removing INTEGER NOT NULL DEFAULT 0
);

-- Who writes to a directory holds its row, and so does who writes to what belongs to none: the row with the empty id.
CREATE TABLE turn (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY
);
INSERT INTO turn (id) VALUES ('');

-- Where resources, events and lines of the log stand among those before and behind them; never given twice.
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
`;

const resources = `
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
  -- displayName of a Group as it is shown, because its members show it.
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
`;

const history = `
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
`;

const administrators = `
CREATE TABLE administrator (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  email TEXT COLLATE "C" NOT NULL UNIQUE,
  role TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_sign_in_at BIGINT,
  password_hash TEXT
);

-- administrator_id is NULL on the link that makes the first administrator.
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
`;

export const postgres =
  directories +
  resources +
  history +
  administrators +
  securedByDirectory('resource', 'resource_email', 'resource_count', 'member', 'event', 'log');
