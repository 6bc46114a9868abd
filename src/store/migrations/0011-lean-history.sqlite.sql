-- Events without the index by resource: a walk along event_line answers that query too, and an index in random order made every write
-- touch a page of its own. PostgreSQL keeps it: there it costs a line in the write-ahead log, and no page.

DROP INDEX event_resource;
DROP INDEX event_directory;
CREATE INDEX event_line ON event (directory_id, position, resource_id);
