-- What each server did in each minute, for the curves of the System page. Rows of the last minutes tell which servers run.

CREATE TABLE node_minute (
  at BIGINT NOT NULL,
  node_id TEXT COLLATE "C" NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  requests INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  durations TEXT NOT NULL,
  event_loop_delay_ms DOUBLE PRECISION NOT NULL,
  cpu_ms DOUBLE PRECISION NOT NULL,
  memory_bytes BIGINT NOT NULL,
  PRIMARY KEY (at, node_id)
);
