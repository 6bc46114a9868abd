-- Setup links whose holders ask for more time.

ALTER TABLE setup_link ADD COLUMN requested_at BIGINT;
