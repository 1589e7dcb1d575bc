-- What people say of names changes what rules about names find.
CREATE TRIGGER rule_due_decided AFTER INSERT ON mention_decision
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (NEW.recording_id);
END;
CREATE TRIGGER rule_due_undecided AFTER DELETE ON mention_decision
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due VALUES (OLD.recording_id);
END;
-- Names are joined and parted in the whole library.
CREATE TRIGGER rule_due_joined AFTER INSERT ON name_decision
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due SELECT run.recording_id FROM annotation JOIN analysis_run AS run ON run.id = run_id
    WHERE kind = 'entity' AND annotation.name IN (NEW.name, NEW.other) AND run.is_current = 1;
END;
CREATE TRIGGER rule_due_unjoined AFTER DELETE ON name_decision
  WHEN EXISTS (SELECT 1 FROM rule_logic WHERE is_on = 1) BEGIN
  INSERT OR IGNORE INTO rule_due SELECT run.recording_id FROM annotation JOIN analysis_run AS run ON run.id = run_id
    WHERE kind = 'entity' AND annotation.name IN (OLD.name, OLD.other) AND run.is_current = 1;
END;
