-- Webhooks, the deliveries that wait for them, and the attempts of the last days. The secrets are encrypted.

CREATE TABLE webhook (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  directory_id TEXT COLLATE "C" REFERENCES directory (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  description TEXT NOT NULL,
  types TEXT,
  state TEXT NOT NULL,
  disabled_reason TEXT,
  position BIGINT NOT NULL,
  recovery_after BIGINT,
  recovery_until BIGINT,
  failing_since BIGINT,
  created_at BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  secret TEXT NOT NULL,
  former_secret TEXT,
  former_secret_until BIGINT
);
CREATE INDEX webhook_directory ON webhook (directory_id);

CREATE TABLE webhook_queue (
  webhook_id TEXT COLLATE "C" NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  event_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  resource_id TEXT COLLATE "C",
  reason TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  due_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (webhook_id, event_id)
);
CREATE INDEX webhook_queue_requested ON webhook_queue (webhook_id) WHERE reason IN ('test', 'resend');

CREATE TABLE webhook_delivery (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  webhook_id TEXT COLLATE "C" NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
  event_id TEXT COLLATE "C" NOT NULL,
  event_type TEXT NOT NULL,
  position BIGINT NOT NULL,
  resource_id TEXT COLLATE "C",
  reason TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  at BIGINT NOT NULL,
  duration_ms INTEGER NOT NULL,
  status INTEGER,
  answer TEXT NOT NULL,
  error TEXT,
  next_at BIGINT
);
CREATE INDEX webhook_delivery_newest ON webhook_delivery (webhook_id, id);
CREATE INDEX webhook_delivery_event ON webhook_delivery (webhook_id, event_id);
CREATE INDEX webhook_delivery_resource ON webhook_delivery (resource_id);
CREATE INDEX webhook_delivery_at ON webhook_delivery (at);
