-- What was told to people, sealed, in the order it is read in.
CREATE TABLE story (
  person INTEGER NOT NULL REFERENCES person (n),
  sequence INTEGER NOT NULL,
  id TEXT NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, sequence)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX story_by_id ON story (person, id);
