-- Columns and an index under the names that code and documentation use.

ALTER TABLE directory RENAME COLUMN holding TO deprovisioning_guard;
ALTER TABLE directory RENAME COLUMN leavers_settled_until TO deprovisioning_acknowledged_until;
ALTER TABLE rehearsal RENAME COLUMN called_off TO cancel_requested;
DROP INDEX event_leaver;
CREATE INDEX event_deprovisioning ON event (directory_id, at, type, actor)
  WHERE type IN ('user.deactivated', 'user.deleted');
