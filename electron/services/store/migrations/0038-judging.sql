-- Verdicts as signed records that are only ever added, here and from files of other machines: see merge-verdicts.ts.
-- `body`: JSON in one order of keys, which the id and the signature are over.
CREATE TABLE verdict_record (
  id TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  body TEXT NOT NULL,
  signature TEXT NOT NULL,
  added_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX verdict_record_subject ON verdict_record (subject, reviewer);
CREATE TRIGGER verdict_record_never_changes BEFORE UPDATE ON verdict_record BEGIN
  SELECT RAISE(ABORT, 'verdicts are only added');
END;

-- Who signs: PEM; the private key is there for those who judge on this machine.
CREATE TABLE reviewer_key (
  reviewer TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  public_key TEXT NOT NULL,
  private_key TEXT
) STRICT, WITHOUT ROWID;

-- The newest decision that has its record.
CREATE TABLE verdict_cursor (id INTEGER PRIMARY KEY CHECK (id = 1), decision_id INTEGER NOT NULL) STRICT;
INSERT INTO verdict_cursor VALUES (1, 0);

-- A second or third reading, or a sample of what no rule found; `passage_count`: what the sample was drawn from.
CREATE TABLE reading (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  look TEXT NOT NULL CHECK (look IN ('second', 'third', 'unflagged')),
  begun_at_ms INTEGER NOT NULL,
  passage_count INTEGER NOT NULL,
  criteria TEXT NOT NULL
) STRICT;
CREATE TABLE reading_item (
  reading_id INTEGER NOT NULL REFERENCES reading (id),
  position INTEGER NOT NULL,
  finding_id INTEGER,
  recording_id INTEGER NOT NULL,
  start_ms INTEGER NOT NULL,
  end_ms INTEGER NOT NULL,
  verdict TEXT,
  reason TEXT NOT NULL DEFAULT '',
  reviewer_name TEXT,
  answered_at_ms INTEGER,
  PRIMARY KEY (reading_id, position)
) STRICT, WITHOUT ROWID;

-- Scorecards: JSON of questions, and what was answered for a recording; an empty reason of a rule is the rule itself.
CREATE TABLE scorecard (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  questions TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
) STRICT;
CREATE TABLE scorecard_answer (
  scorecard_id INTEGER NOT NULL REFERENCES scorecard (id),
  recording_id INTEGER NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not applicable')),
  reason TEXT NOT NULL,
  who TEXT NOT NULL,
  answered_at_ms INTEGER NOT NULL,
  PRIMARY KEY (scorecard_id, recording_id, question)
) STRICT, WITHOUT ROWID;
