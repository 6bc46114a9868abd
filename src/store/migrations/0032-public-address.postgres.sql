-- The address at which the server of this store is reached, as the last one that started noted it: commands print links that begin with it.

CREATE TABLE public_address (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  url TEXT NOT NULL
);
