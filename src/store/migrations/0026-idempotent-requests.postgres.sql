-- Requests with an Idempotency-Key of the last day, with their sealed answers.

CREATE TABLE idempotent_request (
  caller TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  request TEXT NOT NULL,
  at BIGINT NOT NULL,
  answer TEXT,
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotent_request_at ON idempotent_request (at);
