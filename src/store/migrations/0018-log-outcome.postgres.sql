-- The outcome of a log entry and the fields of its refusal, stored with the entry. Earlier entries get the outcome by the rule of
-- domain/provisioning-log/outcome.ts, and the two fields that screens show from the sentence that was answered.

ALTER TABLE log ADD COLUMN outcome TEXT NOT NULL DEFAULT 'success';
ALTER TABLE log ADD COLUMN fields TEXT;
DROP INDEX log_line;
UPDATE log SET outcome = CASE WHEN status < 400 THEN 'warning' WHEN status IN (401, 403, 429) THEN 'refused' ELSE 'failure' END
WHERE (status < 400 AND warnings <> '[]') OR (status >= 400 AND NOT (method IN ('GET', 'HEAD') AND coalesce(code, '') = 'BC-202'));
UPDATE log SET fields = json_build_object('reason', 'taken', 'holderId', substring(detail from 'is used by user ([\w-]+)'))::text
WHERE code = 'BC-301' AND detail LIKE '%is used by user %';
UPDATE log SET fields = json_build_object(
  'reason', 'cut',
  'length', substring(detail from 'It has (\d+) of')::integer,
  'expected', substring(detail from 'of (\d+) characters')::integer)::text
WHERE code = 'BC-102' AND detail ~ 'It has \d+ of \d+ characters';
CREATE INDEX log_line ON log (directory_id, position)
  INCLUDE (at, outcome, action, code, warnings, token_id, resource_id, search);
