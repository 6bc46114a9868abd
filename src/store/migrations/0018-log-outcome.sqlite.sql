-- The outcome of a log entry and the fields of its refusal, stored with the entry. Earlier entries get the outcome by the rule of
-- domain/provisioning-log/outcome.ts, and the two fields that screens show from the sentence that was answered.

ALTER TABLE log ADD COLUMN outcome TEXT NOT NULL DEFAULT 'success';
ALTER TABLE log ADD COLUMN fields TEXT;
DROP INDEX log_line;
UPDATE log SET outcome = CASE WHEN status < 400 THEN 'warning' WHEN status IN (401, 403, 429) THEN 'refused' ELSE 'failure' END
WHERE (status < 400 AND warnings <> '[]') OR (status >= 400 AND NOT (method IN ('GET', 'HEAD') AND coalesce(code, '') = 'BC-202'));
UPDATE log SET fields = json_object('reason', 'taken', 'holderId', substr(detail, instr(detail, 'is used by user ') + 16, 36))
WHERE code = 'BC-301' AND detail LIKE '%is used by user %';
UPDATE log SET fields = json_object(
  'reason', 'cut',
  'length', CAST(substr(detail, instr(detail, 'It has ') + 7) AS INTEGER),
  'expected', CAST(substr(detail, instr(detail, ' characters') - 2, 2) AS INTEGER))
WHERE code = 'BC-102' AND detail LIKE '%It has % of % characters%';
-- Holds all that an entry is filtered by. It grows at its end, so that an entry costs one more line on the last page.
CREATE INDEX log_line ON log
  (directory_id, position, at, outcome, action, code, warnings, token_id, resource_id, search);
