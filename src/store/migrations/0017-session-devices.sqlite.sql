-- What tells the sessions of an administrator apart, and an id that is no secret.

ALTER TABLE session ADD COLUMN id TEXT;
ALTER TABLE session ADD COLUMN device TEXT;
ALTER TABLE session ADD COLUMN network TEXT;
UPDATE session SET id = 'ses_' || lower(hex(randomblob(8)));
CREATE UNIQUE INDEX session_id ON session (id);
