-- Requests by minute and by hour, and what happened to users by hour, so that no screen counts the log or the events. What is there
-- already is counted once; a deletion of a user whose values are gone counts as one of an inactive user.

CREATE TABLE log_count (
  directory_id TEXT COLLATE "C" NOT NULL,
  span TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  action TEXT COLLATE "C" NOT NULL,
  outcome TEXT COLLATE "C" NOT NULL,
  requests BIGINT NOT NULL,
  PRIMARY KEY (directory_id, span, at, action, outcome)
);

CREATE TABLE user_hour (
  directory_id TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  deprovisioned BIGINT NOT NULL,
  active BIGINT NOT NULL,
  PRIMARY KEY (directory_id, at)
);

INSERT INTO log_count (directory_id, span, at, action, outcome, requests)
SELECT directory_id, 'minute', at / 60000 * 60000, action, outcome, count(*) FROM log GROUP BY 1, 3, 4, 5;

INSERT INTO log_count (directory_id, span, at, action, outcome, requests)
SELECT directory_id, 'hour', at / 3600000 * 3600000, action, outcome, sum(requests) FROM log_count GROUP BY 1, 3, 4, 5;

INSERT INTO user_hour (directory_id, at, created, updated, deprovisioned, active)
SELECT e.directory_id, e.at / 3600000 * 3600000,
  count(*) FILTER (WHERE e.type = 'user.created'),
  count(*) FILTER (WHERE e.type IN ('user.updated', 'user.reactivated', 'user.restored')),
  count(*) FILTER (WHERE e.type IN ('user.deactivated', 'user.deleted')),
  sum(CASE e.type
    WHEN 'user.created' THEN 1
    WHEN 'user.reactivated' THEN 1
    WHEN 'user.deactivated' THEN -1
    WHEN 'user.deleted' THEN -coalesce((SELECT max(r.active) FROM resource r WHERE r.directory_id = e.directory_id AND r.id = e.resource_id), 0)
    WHEN 'user.restored' THEN coalesce((SELECT max(r.active) FROM resource r WHERE r.directory_id = e.directory_id AND r.id = e.resource_id), 0)
    ELSE 0
  END)
FROM event e WHERE e.type LIKE 'user.%' GROUP BY 1, 2;

ALTER TABLE log_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_count FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON log_count USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);

ALTER TABLE user_hour ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_hour FORCE ROW LEVEL SECURITY;
CREATE POLICY own_directory ON user_hour USING (
  directory_id = (SELECT current_setting('becard.directory', true))
  OR (SELECT current_setting('becard.directory', true)) = '*'
);
