-- The employee number is searched for. Users that are there get it in their search key; the next write makes the key again. The body is not read as
-- JSON: PostgreSQL refuses texts with an escaped NUL.

UPDATE resource
SET search = search || E'\n' || lower(substring(body from '"employeeNumber":"([^"\\]+)"'))
WHERE type = 'User' AND body ~ '"employeeNumber":"[^"\\]+"';
