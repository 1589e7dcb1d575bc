-- Watch lists. `version` grows with every change of the rules, `scanned_version` is the one that was run over the whole
-- library. Lists and rules are never deleted: decided findings keep their names, and a rule that comes back finds its
-- findings again.
CREATE TABLE watch_list (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  version INTEGER NOT NULL,
  scanned_version INTEGER NOT NULL DEFAULT 0,
  removed_at_ms INTEGER
) STRICT;

-- `key` is what the term looks for: two spellings of one key are one rule. `position`: the order in the list.
CREATE TABLE rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  watch_list_id INTEGER NOT NULL REFERENCES watch_list (id),
  key TEXT NOT NULL,
  position INTEGER NOT NULL,
  term TEXT NOT NULL,
  match TEXT NOT NULL CHECK (match IN ('any', 'exact')),
  severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high')),
  note TEXT NOT NULL,
  added_version INTEGER NOT NULL,
  is_removed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX rule_key ON rule (watch_list_id, key);

-- No reference to the recording: a decision is kept also where a recording leaves the library for good.
-- `segment_id` and `word` (its number among the words of the segment) are where it begins, `last_segment_id` where it ends.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id INTEGER NOT NULL REFERENCES rule (id),
  recording_id INTEGER NOT NULL,
  transcript_id INTEGER NOT NULL,
  segment_id INTEGER NOT NULL,
  last_segment_id INTEGER NOT NULL,
  word INTEGER NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  matched TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  is_text_changed INTEGER NOT NULL DEFAULT 0,
  found_at_ms INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'confirmed', 'dismissed')),
  decided_by TEXT,
  decided_at_ms INTEGER,
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX finding_segment ON finding (segment_id);
CREATE INDEX finding_recording ON finding (recording_id, start_ms);
CREATE INDEX finding_rule ON finding (rule_id);

-- The journal of decisions. `before` and `after` are JSON of state, who, when and why; rows decided together share a
-- `batch`, and `undo_of` is the batch that was taken back.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch INTEGER NOT NULL,
  finding_id INTEGER NOT NULL REFERENCES finding (id),
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  undo_of INTEGER
) STRICT;
CREATE INDEX decision_batch ON decision (batch);
CREATE INDEX decision_undo ON decision (undo_of) WHERE undo_of IS NOT NULL;
CREATE TRIGGER decision_never_changes BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'the journal of decisions is append-only');
END;
CREATE TRIGGER decision_never_leaves BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'the journal of decisions is append-only');
END;

-- `seen`: the newest transcript when it was last looked at, and JSON of how long the unfinished ones were then.
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  seen_transcript_id INTEGER NOT NULL,
  seen_unfinished TEXT NOT NULL
) STRICT;
