-- The latest act by which the state of a card was changed, with the state before, so that the act can be undone; and the list that a view
-- is of.

ALTER TABLE card ADD COLUMN change_id TEXT;
ALTER TABLE card ADD COLUMN state_before TEXT;
CREATE INDEX card_change ON card (directory_id, change_id, resource_id) WHERE change_id IS NOT NULL;

ALTER TABLE saved_view ADD COLUMN list TEXT NOT NULL DEFAULT 'users';
