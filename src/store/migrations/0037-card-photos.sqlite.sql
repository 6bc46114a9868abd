-- Photos of cards by the SHA-256 of their bytes, and the hash of a card's PIN.

ALTER TABLE card ADD COLUMN photo TEXT;
ALTER TABLE card ADD COLUMN pin_hash TEXT;
CREATE INDEX card_of_photo ON card (directory_id, photo) WHERE photo IS NOT NULL;

CREATE TABLE card_photo (
  directory_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (directory_id, hash)
) STRICT;
