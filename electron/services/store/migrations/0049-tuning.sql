-- Searches for settings. The trials are runs of the lab with the search's id; `space`, `best`, `start` and `failure` are JSON.
CREATE TABLE quality_tuning (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version_id INTEGER NOT NULL REFERENCES quality_set_version (id),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'done', 'failed', 'cancelled')),
  space TEXT NOT NULL,
  budget_ms INTEGER NOT NULL,
  best TEXT,
  start TEXT,
  held_out_run_id INTEGER,
  failure TEXT,
  started_at_ms INTEGER NOT NULL
) STRICT;
