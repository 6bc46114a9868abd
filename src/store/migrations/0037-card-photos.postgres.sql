-- Photos of cards by the SHA-256 of their bytes, and the hash of a card's PIN.

ALTER TABLE card ADD COLUMN photo TEXT COLLATE "C";
ALTER TABLE card ADD COLUMN pin_hash TEXT COLLATE "C";
CREATE INDEX card_of_photo ON card (directory_id, photo) WHERE photo IS NOT NULL;

CREATE TABLE card_photo (
  directory_id TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (directory_id, hash)
);

ALTER TABLE card_photo ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_photo FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON card_photo USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);
