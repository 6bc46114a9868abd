-- The last rehearsal of each directory. A runner without heartbeats has died.

CREATE TABLE rehearsal (
  directory_id TEXT NOT NULL PRIMARY KEY REFERENCES directory (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  running INTEGER NOT NULL,
  called_off INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
