-- Requests with an Idempotency-Key of the last day, with their sealed answers.

CREATE TABLE idempotent_request (
  caller TEXT NOT NULL,
  key TEXT NOT NULL,
  request TEXT NOT NULL,
  at INTEGER NOT NULL,
  answer TEXT,
  PRIMARY KEY (caller, key)
) STRICT;
CREATE INDEX idempotent_request_at ON idempotent_request (at);
