-- `newest` outlives the exchanges, so that no place is given twice.
CREATE TABLE conversation (
  person INTEGER PRIMARY KEY REFERENCES person (n),
  newest INTEGER NOT NULL
) STRICT;

CREATE TABLE exchange (
  person INTEGER NOT NULL REFERENCES person (n),
  sequence INTEGER NOT NULL,
  id TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, sequence)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX exchange_by_id ON exchange (id);

CREATE TABLE exercise_run (
  id TEXT PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person (n),
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX exercise_run_by_person ON exercise_run (person);
