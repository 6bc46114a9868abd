-- How often a wrong PIN was entered for a card, and when the last time.

ALTER TABLE card ADD COLUMN pin_wrong INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN pin_wrong_at BIGINT NOT NULL DEFAULT 0;
