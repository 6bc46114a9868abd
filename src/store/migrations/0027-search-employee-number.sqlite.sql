-- The employee number is searched for. Users that are there get it in their search key; the next write makes the key again.

UPDATE resource
SET search = search || char(10) ||
  lower(json_extract(body, '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User".employeeNumber'))
WHERE type = 'User'
  AND json_type(body, '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User".employeeNumber') = 'text';
