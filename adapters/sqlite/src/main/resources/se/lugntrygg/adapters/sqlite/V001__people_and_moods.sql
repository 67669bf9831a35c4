-- Everything a person wrote is in the sealed columns; the clear ones hold ids, moments and numbers.
CREATE TABLE person (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  email_print BLOB NOT NULL UNIQUE,
  wrapped_key BLOB NOT NULL,
  profile BLOB NOT NULL,
  password TEXT NOT NULL,
  zone TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE consent (
  person INTEGER PRIMARY KEY REFERENCES person (n),
  analytics INTEGER NOT NULL,
  marketing INTEGER NOT NULL,
  data_processing INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  generation INTEGER NOT NULL,
  secret_hash TEXT NOT NULL,
  parent_hash TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  rotated_at INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX session_open ON session (owner) WHERE ended_at IS NULL;
CREATE INDEX session_ended ON session (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE login_attempts (
  email_print BLOB PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
  person INTEGER NOT NULL REFERENCES person (n),
  felt_at INTEGER NOT NULL,
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, felt_at, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX entry_by_id ON entry (id);

CREATE TABLE day (
  person INTEGER NOT NULL REFERENCES person (n),
  day INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (person, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  person INTEGER NOT NULL REFERENCES person (n),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (person, first)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_by_length ON run (person, length);

CREATE TABLE replay (
  scope TEXT NOT NULL,
  key_print BLOB NOT NULL,
  fingerprint TEXT NOT NULL,
  effect TEXT NOT NULL,
  claimed_at INTEGER NOT NULL,
  answer BLOB,
  PRIMARY KEY (scope, key_print)
) STRICT, WITHOUT ROWID;

CREATE INDEX replay_by_age ON replay (claimed_at);

CREATE TABLE audit (
  n INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  person TEXT
) STRICT;

CREATE TABLE store_key (
  n INTEGER PRIMARY KEY CHECK (n = 1),
  wrapped_key BLOB NOT NULL
) STRICT;
