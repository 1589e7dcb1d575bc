-- How long recordings of a collection (and of those within it) or with a tag are kept. `key`: the collection's id, or the
-- tag. `from_date`: what the days count from.
CREATE TABLE retention_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('collection', 'tag')),
  key TEXT NOT NULL,
  keep_days INTEGER NOT NULL,
  from_date TEXT NOT NULL CHECK (from_date IN ('added', 'recorded')),
  added_at_ms INTEGER NOT NULL,
  UNIQUE (kind, key)
) STRICT;

-- What may not be deleted, whatever else says so, until the hold is released. `key` as above, or a recording's id.
CREATE TABLE legal_hold (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('collection', 'tag', 'recording')),
  key TEXT NOT NULL,
  reason TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL
) STRICT;
