-- Who holds a claim; nobody those that were left open before.
ALTER TABLE replay ADD COLUMN holder TEXT NOT NULL DEFAULT '';

-- What was begun before an erasure is not kept after it.
ALTER TABLE conversation ADD COLUMN erasures INTEGER NOT NULL DEFAULT 0;

-- Which replies the conversation holds, sealed, so that none is given twice.
ALTER TABLE conversation ADD COLUMN replies BLOB;
