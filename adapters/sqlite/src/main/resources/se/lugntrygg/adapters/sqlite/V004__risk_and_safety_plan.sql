-- What a person wrote down for when it gets dark.
CREATE TABLE safety_plan (
  person INTEGER PRIMARY KEY REFERENCES person (n),
  sealed BLOB NOT NULL
) STRICT;

-- What worried us lately. In the clear stands only the day after which a row may go.
CREATE TABLE risk_watch (
  person INTEGER PRIMARY KEY REFERENCES person (n),
  last_day INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE INDEX risk_watch_by_age ON risk_watch (last_day);
