-- A watch list is run back over the library once for the word forms of a newer search index: which index's forms it was
-- run with last.
ALTER TABLE watch_list ADD COLUMN forms_version INTEGER NOT NULL DEFAULT 0;
