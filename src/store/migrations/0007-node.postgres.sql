-- The servers on one database, each with its last heartbeat by the clock of the database. A SQLite file has one server.

CREATE TABLE node (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  seen_at BIGINT NOT NULL
);
