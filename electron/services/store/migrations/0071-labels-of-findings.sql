-- Labels that people gave a finding: a JSON array of strings in the order of the alphabet. The journal of decisions has
-- each change of them.
ALTER TABLE finding ADD COLUMN labels TEXT NOT NULL DEFAULT '[]';
CREATE INDEX finding_labelled ON finding (labels) WHERE labels <> '[]';

-- Roles of speakers are a setting that rules look at.
CREATE TRIGGER rule_due_roles AFTER UPDATE ON setting
  WHEN NEW.key = 'speakerRoles' AND NEW.value IS NOT OLD.value
    AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1 AND text LIKE '%role%') BEGIN
  INSERT OR IGNORE INTO rule_due SELECT DISTINCT transcript.recording_id FROM transcript
    JOIN speaker ON speaker.transcript_id = transcript.id WHERE is_current = 1 AND state = 'complete';
END;
CREATE TRIGGER rule_due_first_roles AFTER INSERT ON setting
  WHEN NEW.key = 'speakerRoles' AND EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1 AND text LIKE '%role%') BEGIN
  INSERT OR IGNORE INTO rule_due SELECT DISTINCT transcript.recording_id FROM transcript
    JOIN speaker ON speaker.transcript_id = transcript.id WHERE is_current = 1 AND state = 'complete';
END;
