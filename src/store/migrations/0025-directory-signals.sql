-- The state of a directory that its last notices reported, as JSON: whether Entra sends requests, which warnings appeared, and so on.

ALTER TABLE directory ADD COLUMN signals TEXT;
