-- Rules are terms of one list of their own, so that what is found by them is judged like everything else that was found.
ALTER TABLE watch_list ADD COLUMN kind TEXT NOT NULL DEFAULT 'terms' CHECK (kind IN ('terms', 'rules'));
INSERT INTO watch_list (name, changed_at_ms, version, scanned_version, kind) VALUES ('', 0, 0, 0, 'rules');

-- `text`: the text form, see rule-tree.ts. `uuid`: the same on every machine that the rule is carried to. `preset`: the
-- name of the ready-made rule that it came from. `scanned_version`: the one that was run over the whole library.
CREATE TABLE rule_logic (
  rule_id INTEGER PRIMARY KEY REFERENCES rule (id),
  uuid TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  version INTEGER NOT NULL,
  is_on INTEGER NOT NULL,
  preset TEXT,
  scanned_version INTEGER NOT NULL DEFAULT 0,
  changed_at_ms INTEGER NOT NULL,
  removed_at_ms INTEGER
) STRICT;

-- Every version that there ever was, the present one too.
CREATE TABLE rule_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id INTEGER NOT NULL REFERENCES rule (id),
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  severity TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_at_ms INTEGER NOT NULL,
  who TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX rule_version_number ON rule_version (rule_id, version);
CREATE TRIGGER rule_version_witness_added AFTER INSERT ON rule_version BEGIN
  INSERT OR REPLACE INTO witness VALUES ('rule_version', NEW.id, json_object('rule_id', NEW.rule_id, 'version', NEW.version,
    'name', NEW.name, 'text', NEW.text, 'severity', NEW.severity, 'note', NEW.note, 'changed_at_ms', NEW.changed_at_ms,
    'who', NEW.who));
END;
CREATE TRIGGER rule_version_never_changes BEFORE UPDATE ON rule_version BEGIN
  SELECT RAISE(ABORT, 'versions of rules are only added');
END;

-- Why a rule holds at a finding: the version that said so, and JSON of its conditions with their times and words.
CREATE TABLE finding_basis (
  finding_id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  is_certain INTEGER NOT NULL,
  parts TEXT NOT NULL
) STRICT;
CREATE TRIGGER finding_basis_gone AFTER DELETE ON finding BEGIN
  DELETE FROM finding_basis WHERE finding_id = OLD.id;
END;

-- Recordings whose rules are to be looked at again, since something that they rest on changed.
CREATE TABLE rule_due (recording_id INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER rule_due_text AFTER UPDATE OF state, is_current, revision, holes ON transcript
  WHEN NEW.state = 'complete' AND NEW.is_current = 1 AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (NEW.recording_id);
END;
CREATE TRIGGER rule_due_restored AFTER UPDATE OF removed_at_ms ON recording
  WHEN NEW.removed_at_ms IS NULL AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (NEW.id);
END;
CREATE TRIGGER rule_due_analysed AFTER UPDATE OF is_current ON analysis_run
  WHEN NEW.is_current = 1 AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (NEW.recording_id);
END;
CREATE TRIGGER rule_due_named AFTER UPDATE OF name ON speaker
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due SELECT recording_id FROM transcript WHERE id = NEW.transcript_id AND is_current = 1;
END;

-- How far the run back over the library is, newest recordings first: it goes on from there after a restart.
CREATE TABLE rule_scan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  versions TEXT NOT NULL,
  before_id INTEGER NOT NULL,
  found_count INTEGER NOT NULL
) STRICT;
