// The audit log, and when the holder of a session gave the password last: sessions from before have to give it again.

import type { Migration } from '../migrate.ts';

const audit = `
CREATE TABLE audit (
  sequence INTEGER NOT NULL PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  actor TEXT NOT NULL,
  origin TEXT,
  directory_id TEXT,
  target TEXT,
  subject TEXT,
  -- JSON text, kept as it was written: the hash is taken over its values in their order.
  changes TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_action ON audit (action, sequence);
CREATE INDEX audit_actor ON audit (actor, sequence);
CREATE INDEX audit_directory ON audit (directory_id, sequence) WHERE directory_id IS NOT NULL;
`;

const sessions = 'ALTER TABLE session ADD COLUMN confirmed_at INTEGER NOT NULL DEFAULT 0;';

const postgres = `
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
`;

export const audited: Migration = { number: 2, name: 'audit', sqlite: audit + sessions, postgres };
