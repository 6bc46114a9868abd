-- Columns, the table of locks and an index under the names that code and documentation use.

ALTER TABLE directory RENAME COLUMN holding TO deprovisioning_guard;
ALTER TABLE directory RENAME COLUMN leavers_settled_until TO deprovisioning_acknowledged_until;
ALTER TABLE rehearsal RENAME COLUMN called_off TO cancel_requested;
ALTER TABLE turn RENAME TO directory_lock;
ALTER INDEX event_leaver RENAME TO event_deprovisioning;
