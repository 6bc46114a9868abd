-- The audit log, and when the holder of a session last gave the password: earlier sessions have to give it again.

CREATE TABLE audit (
  sequence BIGINT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  action TEXT NOT NULL,
  actor TEXT NOT NULL,
  origin TEXT,
  directory_id TEXT,
  target TEXT,
  subject TEXT,
  changes TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX audit_action ON audit (action, sequence);
CREATE INDEX audit_actor ON audit (actor, sequence);
CREATE INDEX audit_directory ON audit (directory_id, sequence) WHERE directory_id IS NOT NULL;
ALTER TABLE session ADD COLUMN confirmed_at BIGINT NOT NULL DEFAULT 0;
