-- What is too old is found by its age, and an entry's id is its owner's own.
DROP INDEX entry_by_id;

CREATE UNIQUE INDEX entry_by_id ON entry (person, id);

CREATE INDEX session_by_expiry ON session (expires_at);

CREATE INDEX login_attempts_by_age ON login_attempts (last_at);

ALTER TABLE replay ADD COLUMN released INTEGER NOT NULL DEFAULT 0;

CREATE INDEX replay_open ON replay (scope, key_print) WHERE answer IS NULL;

CREATE INDEX audit_by_person ON audit (person, n);

CREATE INDEX audit_by_age ON audit (at);
