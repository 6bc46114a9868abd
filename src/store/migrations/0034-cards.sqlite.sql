-- Cards of users with their settings and templates, the handles that were ever given, and where the one who makes cards is.

CREATE TABLE card_setting (
  directory_id TEXT NOT NULL PRIMARY KEY REFERENCES directory (id) ON DELETE CASCADE,
  enabled INTEGER NOT NULL,
  new_cards TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  scanned_to INTEGER
) STRICT;

CREATE TABLE card_template (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  is_default INTEGER NOT NULL,
  version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  fields TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX card_template_default ON card_template (directory_id, (nullif(is_default, 0)));

CREATE TABLE card (
  directory_id TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  handle TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  own_values TEXT NOT NULL DEFAULT '{}',
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (directory_id, resource_id)
) STRICT;
CREATE INDEX card_state ON card (directory_id, state, resource_id);

-- A handle stays here when its card has gone, so that it leads to no other card.
CREATE TABLE card_handle (
  handle TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL,
  published INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE card_follower (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  position INTEGER NOT NULL
) STRICT;
