-- The latest time at which old data was pruned: one row, made together with the store, so that a clock that is far ahead is noticed at
-- the first start.

CREATE TABLE retention_clock (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  seen_at INTEGER NOT NULL,
  waited_runs INTEGER NOT NULL
) STRICT;
INSERT INTO retention_clock (id, seen_at, waited_runs) VALUES (1, unixepoch('now') * 1000, 0);
