-- Cards that were added to wallets, and the devices that have them. Both outlive user and directory: a pass on a phone has to be voided then.

CREATE TABLE wallet_pass (
  handle TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  directory_id TEXT COLLATE "C" NOT NULL,
  resource_id TEXT COLLATE "C" NOT NULL,
  token TEXT NOT NULL,
  hash TEXT NOT NULL,
  revision BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  google_hash TEXT
);
CREATE INDEX wallet_pass_user ON wallet_pass (directory_id, resource_id);
CREATE INDEX wallet_pass_revision ON wallet_pass (revision);
CREATE INDEX wallet_pass_google ON wallet_pass (revision) WHERE google_hash IS NOT NULL;

CREATE TABLE wallet_device (
  device TEXT COLLATE "C" NOT NULL,
  handle TEXT COLLATE "C" NOT NULL,
  push_token TEXT NOT NULL,
  pushed_revision BIGINT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  retry_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (device, handle)
);
CREATE INDEX wallet_device_pass ON wallet_device (handle, pushed_revision);

CREATE INDEX card_changed ON card (directory_id, changed_at);
