-- The latest time at which old data was pruned: one row, made together with the store, so that a clock that is far ahead is noticed at
-- the first start.

CREATE TABLE retention_clock (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  seen_at BIGINT NOT NULL,
  waited_runs INTEGER NOT NULL
);
INSERT INTO retention_clock (id, seen_at, waited_runs) VALUES (1, CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint), 0);
