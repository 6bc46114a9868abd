-- Which values a user lacks, as bits of one number (domain/users/missing.ts), for the filters of the list.
-- Earlier users get what SQL can derive; their next change writes the number again. A body with an escaped NUL or half a character
-- is not read, because PostgreSQL refuses to.

ALTER TABLE resource ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
CREATE FUNCTION pg_temp.texts(elements json, of_type text, part text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM json_array_elements(CASE WHEN json_typeof(elements) = 'array' THEN elements ELSE '[]' END) AS e
    WHERE json_typeof(e) = 'object' AND (of_type IS NULL OR e ->> 'type' = of_type) AND coalesce(e ->> part, '') <> '')
$$;
CREATE FUNCTION pg_temp.missing_of(u json) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT
    CASE WHEN pg_temp.texts(u -> 'emails', NULL, 'value') THEN 0 ELSE 1 END
    + CASE WHEN coalesce(u ->> 'title', '') <> '' THEN 0 ELSE 2 END
    + CASE WHEN coalesce(e ->> 'department', '') <> '' THEN 0 ELSE 4 END
    + CASE WHEN json_typeof(e -> 'manager') = 'object' AND coalesce(e -> 'manager' ->> 'value', '') <> '' THEN 0 ELSE 8 END
    + CASE WHEN pg_temp.texts(u -> 'phoneNumbers', 'mobile', 'value') THEN 0 ELSE 16 END
    + CASE WHEN pg_temp.texts(u -> 'phoneNumbers', 'work', 'value') THEN 0 ELSE 32 END
    + CASE WHEN pg_temp.texts(u -> 'addresses', 'work', 'formatted') THEN 0 ELSE 64 END
    + CASE WHEN coalesce(e ->> 'employeeNumber', '') <> '' THEN 0 ELSE 128 END
  FROM (SELECT u -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' AS e) AS extension
$$;
UPDATE resource SET missing = pg_temp.missing_of(CAST(body AS json))
WHERE type = 'User' AND CASE WHEN body ~ '\\u(0000|d[89a-f])' THEN false ELSE true END;
DROP FUNCTION pg_temp.missing_of;
DROP FUNCTION pg_temp.texts;
