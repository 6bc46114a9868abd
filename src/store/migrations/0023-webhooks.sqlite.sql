-- Webhooks, the deliveries that wait for them, and the attempts of the last days. The secrets are encrypted.

CREATE TABLE webhook (
  id TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT REFERENCES directory (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  description TEXT NOT NULL,
  types TEXT,
  state TEXT NOT NULL,
  disabled_reason TEXT,
  position INTEGER NOT NULL,
  recovery_after INTEGER,
  recovery_until INTEGER,
  failing_since INTEGER,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  secret TEXT NOT NULL,
  former_secret TEXT,
  former_secret_until INTEGER
) STRICT;
CREATE INDEX webhook_directory ON webhook (directory_id);

CREATE TABLE webhook_queue (
  webhook_id TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  resource_id TEXT,
  reason TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (webhook_id, event_id)
) STRICT;
CREATE INDEX webhook_queue_requested ON webhook_queue (webhook_id) WHERE reason IN ('test', 'resend');

CREATE TABLE webhook_delivery (
  id TEXT NOT NULL PRIMARY KEY,
  webhook_id TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  position INTEGER NOT NULL,
  resource_id TEXT,
  reason TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  at INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  status INTEGER,
  answer TEXT NOT NULL,
  error TEXT,
  next_at INTEGER
) STRICT;
CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_event ON webhook_delivery (webhook_id, event_id);
CREATE INDEX webhook_delivery_resource ON webhook_delivery (resource_id);
CREATE INDEX webhook_delivery_at ON webhook_delivery (at);
