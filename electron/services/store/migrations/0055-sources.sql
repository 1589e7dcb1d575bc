-- Folders that are watched. `rules`: JSON, shared/sources.ts. `silent_since_ms`: since when the folder is not there.
-- `root`: device and number of the folder, which differ where a drive was taken away and left its empty mount point.
CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder TEXT NOT NULL,
  rules TEXT NOT NULL,
  is_on INTEGER NOT NULL,
  added_at_ms INTEGER NOT NULL,
  seen_at_ms INTEGER,
  silent_since_ms INTEGER,
  root TEXT
) STRICT;

-- Every file that was seen in one, and what became of it: the truth of the watching, which events only wake. `path_key`
-- is a hash of the path below the folder; `path` itself goes when its recording is deleted for good, the hash stays, so
-- that the file is not taken anew. `look`: size, time and number as the file system said at `looked_at_ms`. `taken_as` is
-- the recording; it is no reference, for the row outlives it.
CREATE TABLE source_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id),
  path_key TEXT NOT NULL,
  path TEXT,
  look TEXT NOT NULL,
  looked_at_ms INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('settling', 'queued', 'linked', 'done', 'failed')),
  taken_as INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  arrived_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER,
  failure TEXT
) STRICT;
CREATE UNIQUE INDEX source_file_path ON source_file (source_id, path_key);
CREATE INDEX source_file_taken ON source_file (taken_as) WHERE taken_as IS NOT NULL;
CREATE INDEX source_file_state ON source_file (state, source_id);
CREATE TRIGGER source_file_forgotten AFTER DELETE ON recording BEGIN
  UPDATE source_file SET path = NULL, failure = NULL, taken_as = NULL WHERE taken_as = OLD.id;
END;

-- Files that the app wrote for a source: never taken as arrivals.
CREATE TABLE source_output (
  path_key TEXT PRIMARY KEY,
  source_file_id INTEGER NOT NULL,
  format TEXT NOT NULL
) STRICT, WITHOUT ROWID;
