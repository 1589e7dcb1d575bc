-- Classes that passages are ranked by. `list_ids`: watch lists whose verdicts it learns from; `classifier` and `figures`:
-- JSON of what was learned last.
CREATE TABLE text_class (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  miss_cost REAL NOT NULL,
  false_alarm_cost REAL NOT NULL,
  list_ids TEXT NOT NULL,
  classifier TEXT,
  figures TEXT,
  trained_at_ms INTEGER
) STRICT;

-- What was said of passages. `source`: the finding it was said of, 0 for a passage that was labelled by itself. `score`: of
-- a classifier that had not seen its recording.
CREATE TABLE class_example (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  class_id INTEGER NOT NULL REFERENCES text_class (id),
  recording_id INTEGER NOT NULL REFERENCES recording (id),
  segment_id INTEGER NOT NULL,
  source INTEGER NOT NULL,
  text TEXT NOT NULL,
  is_true INTEGER NOT NULL,
  is_forgotten INTEGER NOT NULL DEFAULT 0,
  score REAL,
  decided_at_ms INTEGER NOT NULL,
  UNIQUE (class_id, segment_id, source)
) STRICT;
