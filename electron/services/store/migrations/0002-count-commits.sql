-- Tells after a COMMIT that failed whether the library's half of it is on disk: commits span library.db and index.db.
ALTER TABLE library ADD COLUMN commit_count INTEGER NOT NULL DEFAULT 0;
