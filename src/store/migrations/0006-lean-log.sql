-- The log without its index by resource: a walk along log_line answers that query too, and an index in random order made every
-- entry write a page of its own.

DROP INDEX log_resource;
