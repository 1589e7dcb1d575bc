-- Text is saved while it is typed; what one visit to the field saved is one step to undo.
ALTER TABLE edit ADD COLUMN session TEXT;
DROP TRIGGER edit_witness_added;
CREATE TRIGGER edit_witness_added AFTER INSERT ON edit BEGIN
  INSERT OR REPLACE INTO witness VALUES ('edit', NEW.id, json_object('segment_id', NEW.segment_id, 'at_ms', NEW.at_ms,
    'who', NEW.who, 'op', NEW.op, 'before', NEW.before, 'after', NEW.after, 'undo_of', NEW.undo_of,
    'session', NEW.session));
END;
