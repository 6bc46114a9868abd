-- Saved views of the list of users. `query` is what the address of the list has behind its question mark.

CREATE TABLE saved_view (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL REFERENCES directory (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL
) STRICT;
CREATE INDEX saved_view_directory ON saved_view (directory_id, created_at);
