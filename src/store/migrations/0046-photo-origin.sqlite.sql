-- When the photo of a card was set, and by whom; unknown for photos that were set before.

ALTER TABLE card ADD COLUMN photo_at INTEGER;
ALTER TABLE card ADD COLUMN photo_by TEXT;
