-- How often each card was seen, saved and added to a wallet, day by day and by way in. Rows without a user are sums over all cards of a
-- directory, which is all that is kept where the directory wants no numbers of single cards.

CREATE TABLE card_number (
  directory_id TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  day INTEGER NOT NULL,
  way TEXT NOT NULL,
  views INTEGER NOT NULL,
  saves INTEGER NOT NULL,
  passes INTEGER NOT NULL,
  PRIMARY KEY (directory_id, resource_id, day, way)
) STRICT, WITHOUT ROWID;
ALTER TABLE card_setting ADD COLUMN only_sums INTEGER NOT NULL DEFAULT 0;
