-- Names of groups are unique together with externalId: the key that domain/resources gives them, for earlier groups.

UPDATE resource SET unique_key = unique_key || ' ID ' || external_id
WHERE type = 'Group' AND external_id IS NOT NULL;
