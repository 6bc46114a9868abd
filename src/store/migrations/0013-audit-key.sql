-- The key under which an entry of the audit log was hashed, and the salt of its hash. Earlier entries have neither.

ALTER TABLE audit ADD COLUMN salt TEXT;
ALTER TABLE audit ADD COLUMN key_id TEXT;
