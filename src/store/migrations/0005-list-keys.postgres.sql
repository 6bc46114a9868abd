-- Order keys of users and groups for the lists of the console, and the log with one index for every filter.
-- Earlier rows get what SQL can derive; their next change writes the keys again.

ALTER TABLE resource ADD COLUMN name_order TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE resource ADD COLUMN email_order TEXT COLLATE "C";
ALTER TABLE resource ADD COLUMN department_order TEXT COLLATE "C";
UPDATE resource SET
  name_order = left(split_part(search, E'\n', 1), 64),
  email_order = left(CAST(emails AS json) ->> 0, 64),
  department_order = left(lower(CAST(body AS json) -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' ->> 'department'), 64);
ALTER TABLE log ADD COLUMN search TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE log SET search = lower(subject) WHERE subject IS NOT NULL;
CREATE INDEX log_line ON log (directory_id, position)
  INCLUDE (at, status, action, code, warnings, token_id, resource_id, search);
