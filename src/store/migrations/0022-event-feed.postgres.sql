-- The feed reads the events of all directories by position. It grows at its end. In SQLite the position is the key of the table.

CREATE INDEX event_position ON event (position);
