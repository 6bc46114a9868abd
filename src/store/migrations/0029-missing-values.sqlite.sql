-- Which values a user lacks, as bits of one number (domain/users/missing.ts), for the filters of the list.
-- Earlier users get what the domain gives (missing_of: 0029-missing-values.ts).

ALTER TABLE resource ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
UPDATE resource SET missing = missing_of(body) WHERE type = 'User';
DROP INDEX resource_people;
-- Holds all that a list of users reads before it knows which to show. It grows at its end, so that a new user costs little.
CREATE INDEX resource_people ON resource
  (directory_id, type, position, active, warning, name_order, email_order, department_order, missing, search)
  WHERE deleted_at IS NULL;
