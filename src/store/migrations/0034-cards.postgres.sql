-- Cards of users with their settings and templates, the handles that were ever given, and where the one who makes cards is.

CREATE TABLE card_setting (
  directory_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES directory (id) ON DELETE CASCADE,
  enabled INTEGER NOT NULL,
  new_cards TEXT NOT NULL,
  revision BIGINT NOT NULL DEFAULT 0,
  scanned_to BIGINT
);

CREATE TABLE card_template (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  directory_id TEXT COLLATE "C" NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  is_default INTEGER NOT NULL,
  version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  fields TEXT NOT NULL
);
CREATE UNIQUE INDEX card_template_default ON card_template (directory_id, (nullif(is_default, 0)));

CREATE TABLE card (
  directory_id TEXT COLLATE "C" NOT NULL,
  resource_id TEXT COLLATE "C" NOT NULL,
  handle TEXT COLLATE "C" NOT NULL UNIQUE,
  state TEXT COLLATE "C" NOT NULL,
  own_values TEXT NOT NULL DEFAULT '{}',
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (directory_id, resource_id)
);
CREATE INDEX card_state ON card (directory_id, state, resource_id);

-- A handle stays here when its card has gone, so that it leads to no other card.
CREATE TABLE card_handle (
  handle TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  directory_id TEXT COLLATE "C" NOT NULL,
  published INTEGER NOT NULL
);

CREATE TABLE card_follower (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  position BIGINT NOT NULL
);

ALTER TABLE card ENABLE ROW LEVEL SECURITY;
ALTER TABLE card FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON card USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE card_template ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_template FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON card_template USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);
