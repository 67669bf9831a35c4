-- What was foretold to people, sealed, in the order it is read in.
CREATE TABLE forecast (
  person INTEGER NOT NULL REFERENCES person (n),
  made_at INTEGER NOT NULL,
  id TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, made_at, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX forecast_by_id ON forecast (person, id);
