-- What each server did in each minute, for the curves of the System page. Rows of the last minutes tell which servers run.

CREATE TABLE node_minute (
  at INTEGER NOT NULL,
  node_id TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  durations TEXT NOT NULL,
  event_loop_delay_ms REAL NOT NULL,
  cpu_ms REAL NOT NULL,
  memory_bytes INTEGER NOT NULL,
  PRIMARY KEY (at, node_id)
) STRICT, WITHOUT ROWID;
