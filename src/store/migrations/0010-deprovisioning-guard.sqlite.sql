-- The guard against mass deprovisioning, until when deprovisionings are acknowledged, and an index of deprovisionings alone.
-- It grows at its end, and only when a user is deprovisioned.

ALTER TABLE directory ADD COLUMN holding INTEGER NOT NULL DEFAULT 0;
ALTER TABLE directory ADD COLUMN leavers_settled_until INTEGER;
CREATE INDEX event_leaver ON event (directory_id, at, type, actor)
  WHERE type IN ('user.deactivated', 'user.deleted');
