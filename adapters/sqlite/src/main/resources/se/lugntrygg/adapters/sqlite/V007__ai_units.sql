-- What was spent on language models elsewhere, by days since 1970. A person's own count goes with
-- them; what all have spent stays spent.
CREATE TABLE ai_units (
  day INTEGER PRIMARY KEY,
  units INTEGER NOT NULL
) STRICT;

CREATE TABLE ai_units_of_person (
  day INTEGER NOT NULL,
  person INTEGER NOT NULL REFERENCES person (n) ON DELETE CASCADE,
  units INTEGER NOT NULL,
  PRIMARY KEY (day, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX ai_units_of_person_by_person ON ai_units_of_person (person);
