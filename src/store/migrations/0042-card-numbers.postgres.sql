-- How often each card was seen, saved and added to a wallet, day by day and by way in. Rows without a user are sums over all cards of a
-- directory, which is all that is kept where the directory wants no numbers of single cards.

CREATE TABLE card_number (
  directory_id TEXT COLLATE "C" NOT NULL,
  resource_id TEXT COLLATE "C" NOT NULL,
  day BIGINT NOT NULL,
  way TEXT COLLATE "C" NOT NULL,
  views BIGINT NOT NULL,
  saves BIGINT NOT NULL,
  passes BIGINT NOT NULL,
  PRIMARY KEY (directory_id, resource_id, day, way)
);
ALTER TABLE card_setting ADD COLUMN only_sums INTEGER NOT NULL DEFAULT 0;

ALTER TABLE card_number ENABLE ROW LEVEL SECURITY;
ALTER TABLE card_number FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON card_number USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);
