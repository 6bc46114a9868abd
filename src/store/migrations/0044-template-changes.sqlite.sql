-- The template that an editor had chosen for a card before the latest act on it, so that the act can be undone; '' where the rules chose.

ALTER TABLE card ADD COLUMN template_before TEXT;
