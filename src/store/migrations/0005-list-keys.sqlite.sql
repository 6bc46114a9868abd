-- Order keys of users and groups for the lists of the console, and the log with one index for every filter.
-- Earlier rows get the keys that domain/resources gives (key_of, fold: 0005-list-keys.ts).

ALTER TABLE resource ADD COLUMN name_order TEXT NOT NULL DEFAULT '';
ALTER TABLE resource ADD COLUMN email_order TEXT;
ALTER TABLE resource ADD COLUMN department_order TEXT;
UPDATE resource SET
  name_order = coalesce(key_of(type, body, 'nameOrder'), ''),
  email_order = key_of(type, body, 'emailOrder'),
  department_order = key_of(type, body, 'departmentOrder');
DROP INDEX resource_people;
-- Holds all that a list of users reads before it knows which to show. It grows at its end, so that a new user costs little.
CREATE INDEX resource_people ON resource
  (directory_id, type, position, active, warning, name_order, email_order, department_order, search)
  WHERE deleted_at IS NULL;

ALTER TABLE log ADD COLUMN search TEXT NOT NULL DEFAULT '';
UPDATE log SET search = fold(subject) WHERE subject IS NOT NULL;
DROP INDEX log_position;
-- Holds all that an entry is filtered by. It grows at its end, so that an entry costs one more row on the last page.
CREATE INDEX log_line ON log
  (directory_id, position, at, status, action, code, warnings, token_id, resource_id, search);
