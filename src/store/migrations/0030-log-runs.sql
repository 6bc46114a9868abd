-- Look-ups that follow one another share a row: what each of them has of its own, as JSON. NULL for a row of one entry.

ALTER TABLE log ADD COLUMN lines TEXT;
