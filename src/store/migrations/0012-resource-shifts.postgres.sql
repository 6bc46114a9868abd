-- How often the order of a directory's resources of one type has changed before its end: a resource was removed or restored.
-- SQLite's bookmarks of deep pages hold as long as this number does. PostgreSQL has the column so that a backup fits both.

ALTER TABLE resource_count ADD COLUMN shifts BIGINT NOT NULL DEFAULT 0;
