-- What was imported into this database last, and whether it came to its end.
CREATE TABLE arrival (
  n INTEGER PRIMARY KEY CHECK (n = 1),
  origin TEXT NOT NULL,
  begun_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
