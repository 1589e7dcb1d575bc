-- Shadow rows for what people taught, collected and decided: classes and their examples, searches for settings, sets of
-- references and their texts, watched folders, rules of keeping, holds. What is computed from them has none.

INSERT INTO witness SELECT 'text_class', id, json_object('name', name, 'miss_cost', miss_cost, 'false_alarm_cost', false_alarm_cost, 'list_ids', list_ids) FROM text_class;
CREATE TRIGGER text_class_witness_added AFTER INSERT ON text_class BEGIN
  INSERT OR REPLACE INTO witness VALUES ('text_class', NEW.id, json_object('name', NEW.name, 'miss_cost', NEW.miss_cost, 'false_alarm_cost', NEW.false_alarm_cost, 'list_ids', NEW.list_ids));
END;
CREATE TRIGGER text_class_witness_changed AFTER UPDATE OF id, name, miss_cost, false_alarm_cost, list_ids ON text_class BEGIN
  DELETE FROM witness WHERE subject = 'text_class' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('text_class', NEW.id, json_object('name', NEW.name, 'miss_cost', NEW.miss_cost, 'false_alarm_cost', NEW.false_alarm_cost, 'list_ids', NEW.list_ids));
END;
CREATE TRIGGER text_class_witness_removed AFTER DELETE ON text_class BEGIN
  DELETE FROM witness WHERE subject = 'text_class' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'class_example', id, json_object('class_id', class_id, 'recording_id', recording_id, 'segment_id', segment_id, 'source', source, 'text', text, 'is_true', is_true, 'is_forgotten', is_forgotten, 'decided_at_ms', decided_at_ms) FROM class_example;
CREATE TRIGGER class_example_witness_added AFTER INSERT ON class_example BEGIN
  INSERT OR REPLACE INTO witness VALUES ('class_example', NEW.id, json_object('class_id', NEW.class_id, 'recording_id', NEW.recording_id, 'segment_id', NEW.segment_id, 'source', NEW.source, 'text', NEW.text, 'is_true', NEW.is_true, 'is_forgotten', NEW.is_forgotten, 'decided_at_ms', NEW.decided_at_ms));
END;
CREATE TRIGGER class_example_witness_changed AFTER UPDATE OF id, class_id, recording_id, segment_id, source, text, is_true, is_forgotten, decided_at_ms ON class_example BEGIN
  DELETE FROM witness WHERE subject = 'class_example' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('class_example', NEW.id, json_object('class_id', NEW.class_id, 'recording_id', NEW.recording_id, 'segment_id', NEW.segment_id, 'source', NEW.source, 'text', NEW.text, 'is_true', NEW.is_true, 'is_forgotten', NEW.is_forgotten, 'decided_at_ms', NEW.decided_at_ms));
END;
CREATE TRIGGER class_example_witness_removed AFTER DELETE ON class_example BEGIN
  DELETE FROM witness WHERE subject = 'class_example' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'quality_tuning', id, json_object('version_id', version_id, 'state', state, 'space', space, 'budget_ms', budget_ms, 'best', best, 'start', start, 'held_out_run_id', held_out_run_id, 'started_at_ms', started_at_ms) FROM quality_tuning;
CREATE TRIGGER quality_tuning_witness_added AFTER INSERT ON quality_tuning BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_tuning', NEW.id, json_object('version_id', NEW.version_id, 'state', NEW.state, 'space', NEW.space, 'budget_ms', NEW.budget_ms, 'best', NEW.best, 'start', NEW.start, 'held_out_run_id', NEW.held_out_run_id, 'started_at_ms', NEW.started_at_ms));
END;
CREATE TRIGGER quality_tuning_witness_changed AFTER UPDATE OF id, version_id, state, space, budget_ms, best, start, held_out_run_id, started_at_ms ON quality_tuning BEGIN
  DELETE FROM witness WHERE subject = 'quality_tuning' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('quality_tuning', NEW.id, json_object('version_id', NEW.version_id, 'state', NEW.state, 'space', NEW.space, 'budget_ms', NEW.budget_ms, 'best', NEW.best, 'start', NEW.start, 'held_out_run_id', NEW.held_out_run_id, 'started_at_ms', NEW.started_at_ms));
END;
CREATE TRIGGER quality_tuning_witness_removed AFTER DELETE ON quality_tuning BEGIN
  DELETE FROM witness WHERE subject = 'quality_tuning' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'quality_set_reference', set_id || ' ' || reference_id, json_object('set_id', set_id, 'reference_id', reference_id) FROM quality_set_reference;
CREATE TRIGGER quality_set_reference_witness_added AFTER INSERT ON quality_set_reference BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_set_reference', NEW.set_id || ' ' || NEW.reference_id, json_object('set_id', NEW.set_id, 'reference_id', NEW.reference_id));
END;
CREATE TRIGGER quality_set_reference_witness_changed AFTER UPDATE OF set_id, reference_id ON quality_set_reference BEGIN
  DELETE FROM witness WHERE subject = 'quality_set_reference' AND row = OLD.set_id || ' ' || OLD.reference_id;
  INSERT OR REPLACE INTO witness VALUES ('quality_set_reference', NEW.set_id || ' ' || NEW.reference_id, json_object('set_id', NEW.set_id, 'reference_id', NEW.reference_id));
END;
CREATE TRIGGER quality_set_reference_witness_removed AFTER DELETE ON quality_set_reference BEGIN
  DELETE FROM witness WHERE subject = 'quality_set_reference' AND row = OLD.set_id || ' ' || OLD.reference_id;
END;

INSERT INTO witness SELECT 'quality_text', recording_id || ' ' || hash, json_object('recording_id', recording_id, 'hash', hash, 'segments', segments) FROM quality_text;
CREATE TRIGGER quality_text_witness_added AFTER INSERT ON quality_text BEGIN
  INSERT OR REPLACE INTO witness VALUES ('quality_text', NEW.recording_id || ' ' || NEW.hash, json_object('recording_id', NEW.recording_id, 'hash', NEW.hash, 'segments', NEW.segments));
END;
CREATE TRIGGER quality_text_witness_changed AFTER UPDATE OF recording_id, hash, segments ON quality_text BEGIN
  DELETE FROM witness WHERE subject = 'quality_text' AND row = OLD.recording_id || ' ' || OLD.hash;
  INSERT OR REPLACE INTO witness VALUES ('quality_text', NEW.recording_id || ' ' || NEW.hash, json_object('recording_id', NEW.recording_id, 'hash', NEW.hash, 'segments', NEW.segments));
END;
CREATE TRIGGER quality_text_witness_removed AFTER DELETE ON quality_text BEGIN
  DELETE FROM witness WHERE subject = 'quality_text' AND row = OLD.recording_id || ' ' || OLD.hash;
END;

INSERT INTO witness SELECT 'source', id, json_object('folder', folder, 'rules', rules, 'is_on', is_on, 'added_at_ms', added_at_ms) FROM source;
CREATE TRIGGER source_witness_added AFTER INSERT ON source BEGIN
  INSERT OR REPLACE INTO witness VALUES ('source', NEW.id, json_object('folder', NEW.folder, 'rules', NEW.rules, 'is_on', NEW.is_on, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER source_witness_changed AFTER UPDATE OF id, folder, rules, is_on, added_at_ms ON source BEGIN
  DELETE FROM witness WHERE subject = 'source' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('source', NEW.id, json_object('folder', NEW.folder, 'rules', NEW.rules, 'is_on', NEW.is_on, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER source_witness_removed AFTER DELETE ON source BEGIN
  DELETE FROM witness WHERE subject = 'source' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'retention_rule', id, json_object('kind', kind, 'key', key, 'keep_days', keep_days, 'from_date', from_date, 'added_at_ms', added_at_ms) FROM retention_rule;
CREATE TRIGGER retention_rule_witness_added AFTER INSERT ON retention_rule BEGIN
  INSERT OR REPLACE INTO witness VALUES ('retention_rule', NEW.id, json_object('kind', NEW.kind, 'key', NEW.key, 'keep_days', NEW.keep_days, 'from_date', NEW.from_date, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER retention_rule_witness_changed AFTER UPDATE OF id, kind, key, keep_days, from_date, added_at_ms ON retention_rule BEGIN
  DELETE FROM witness WHERE subject = 'retention_rule' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('retention_rule', NEW.id, json_object('kind', NEW.kind, 'key', NEW.key, 'keep_days', NEW.keep_days, 'from_date', NEW.from_date, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER retention_rule_witness_removed AFTER DELETE ON retention_rule BEGIN
  DELETE FROM witness WHERE subject = 'retention_rule' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO witness SELECT 'legal_hold', id, json_object('kind', kind, 'key', key, 'reason', reason, 'added_at_ms', added_at_ms) FROM legal_hold;
CREATE TRIGGER legal_hold_witness_added AFTER INSERT ON legal_hold BEGIN
  INSERT OR REPLACE INTO witness VALUES ('legal_hold', NEW.id, json_object('kind', NEW.kind, 'key', NEW.key, 'reason', NEW.reason, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER legal_hold_witness_changed AFTER UPDATE OF id, kind, key, reason, added_at_ms ON legal_hold BEGIN
  DELETE FROM witness WHERE subject = 'legal_hold' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('legal_hold', NEW.id, json_object('kind', NEW.kind, 'key', NEW.key, 'reason', NEW.reason, 'added_at_ms', NEW.added_at_ms));
END;
CREATE TRIGGER legal_hold_witness_removed AFTER DELETE ON legal_hold BEGIN
  DELETE FROM witness WHERE subject = 'legal_hold' AND row = CAST(OLD.id AS TEXT);
END;
