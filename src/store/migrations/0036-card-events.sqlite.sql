-- What the events have said of each card, and whether it may have changed since: a card whose view_epoch is lower than that of its
-- directory is to be compared again.

ALTER TABLE card_setting ADD COLUMN view_epoch INTEGER NOT NULL DEFAULT 1;
ALTER TABLE card ADD COLUMN view_epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN seen TEXT;
CREATE INDEX card_view_epoch ON card (directory_id, view_epoch);
