-- The key in the address of a card's signature; none where the signature has no address.

ALTER TABLE card ADD COLUMN signature_key TEXT;
