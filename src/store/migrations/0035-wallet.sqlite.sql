-- Cards that were added to wallets, and the devices that have them. Both outlive user and directory: a pass on a phone has to be voided then.

CREATE TABLE wallet_pass (
  handle TEXT NOT NULL PRIMARY KEY,
  directory_id TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  token TEXT NOT NULL,
  hash TEXT NOT NULL,
  revision INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  google_hash TEXT
) STRICT;
CREATE INDEX wallet_pass_user ON wallet_pass (directory_id, resource_id);
CREATE INDEX wallet_pass_revision ON wallet_pass (revision);
CREATE INDEX wallet_pass_google ON wallet_pass (revision) WHERE google_hash IS NOT NULL;

CREATE TABLE wallet_device (
  device TEXT NOT NULL,
  handle TEXT NOT NULL,
  push_token TEXT NOT NULL,
  pushed_revision INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  retry_at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (device, handle)
) STRICT, WITHOUT ROWID;
CREATE INDEX wallet_device_pass ON wallet_device (handle, pushed_revision);

CREATE INDEX card_changed ON card (directory_id, changed_at);
