-- Requests by minute and by hour, and what happened to users by hour, so that no screen counts the log or the events. What is there
-- already is counted once; a deletion of a user whose values are gone counts as one of an inactive user.

CREATE TABLE log_count (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  span TEXT NOT NULL,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  outcome TEXT NOT NULL,
  requests INTEGER NOT NULL,
  PRIMARY KEY (directory_id, span, at, action, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_hour (
  directory_id TEXT NOT NULL REFERENCES directory (id),
  at INTEGER NOT NULL,
  created INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  deprovisioned INTEGER NOT NULL,
  active INTEGER NOT NULL,
  PRIMARY KEY (directory_id, at)
) STRICT, WITHOUT ROWID;

INSERT INTO log_count (directory_id, span, at, action, outcome, requests)
SELECT directory_id, 'minute', at / 60000 * 60000, action, outcome, count(*) FROM log GROUP BY 1, 3, 4, 5;

INSERT INTO log_count (directory_id, span, at, action, outcome, requests)
SELECT directory_id, 'hour', at / 3600000 * 3600000, action, outcome, sum(requests) FROM log_count GROUP BY 1, 3, 4, 5;

INSERT INTO user_hour (directory_id, at, created, updated, deprovisioned, active)
SELECT e.directory_id, e.at / 3600000 * 3600000,
  sum(e.type = 'user.created'),
  sum(e.type IN ('user.updated', 'user.reactivated', 'user.restored')),
  sum(e.type IN ('user.deactivated', 'user.deleted')),
  sum(CASE e.type
    WHEN 'user.created' THEN 1
    WHEN 'user.reactivated' THEN 1
    WHEN 'user.deactivated' THEN -1
    WHEN 'user.deleted' THEN -coalesce((SELECT max(r.active) FROM resource r WHERE r.directory_id = e.directory_id AND r.id = e.resource_id), 0)
    WHEN 'user.restored' THEN coalesce((SELECT max(r.active) FROM resource r WHERE r.directory_id = e.directory_id AND r.id = e.resource_id), 0)
    ELSE 0
  END)
FROM event e WHERE e.type LIKE 'user.%' GROUP BY 1, 2;
