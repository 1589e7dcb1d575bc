-- Who did what, only ever appended to: each row's `hash` (SHA-256, hexadecimal) is over the one before it and its own
-- fields (audit-hash.ts). `detail`: JSON of numbers and codes, never of what was said, so that it can stay when a
-- recording is deleted for good. `subject_id` refers to what may be gone.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  subject_id INTEGER,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_action ON audit (action, id);
CREATE INDEX audit_subject ON audit (subject, subject_id, id);
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the log of changes is append-only');
END;
CREATE TRIGGER audit_never_leaves BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the log of changes is append-only');
END;

-- The newest row once more, so that a log whose end was cut off is found.
CREATE TABLE audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last_id INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (id, last_id, hash) VALUES (1, 0, '');

-- Up to which row the journals of other parts are in the log. What was done before it began is not.
CREATE TABLE audit_source (
  name TEXT PRIMARY KEY,
  last_id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO audit_source SELECT 'step', coalesce(max(id), 0) FROM step;
INSERT INTO audit_source SELECT 'decision', coalesce(max(id), 0) FROM decision;
INSERT INTO audit_source SELECT 'filing_step', coalesce(max(id), 0) FROM filing_step;
INSERT INTO audit_source SELECT 'redaction_mark', coalesce(max(id), 0) FROM redaction_mark;
