-- The setup link by which a token was made, so that it can end with the link. Earlier tokens have none.

ALTER TABLE token ADD COLUMN setup_link_id TEXT COLLATE "C";
