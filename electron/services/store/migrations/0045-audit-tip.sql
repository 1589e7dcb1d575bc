-- The newest row of the log once more, and how far each journal is in it, both witnessed. `sources`: a JSON object of
-- the journals' last rows.
CREATE TABLE audit_tip (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  last_id INTEGER NOT NULL,
  hash TEXT NOT NULL,
  sources TEXT NOT NULL
) STRICT;
INSERT INTO audit_tip SELECT id, last_id, hash, (SELECT json_group_object(name, last_id) FROM audit_source) FROM audit_head;
DROP TABLE audit_head;
DROP TABLE audit_source;

INSERT INTO witness SELECT 'audit_tip', id, json_object('last_id', last_id, 'hash', hash, 'sources', sources) FROM audit_tip;
CREATE TRIGGER audit_tip_witness_added AFTER INSERT ON audit_tip BEGIN
  INSERT OR REPLACE INTO witness VALUES ('audit_tip', NEW.id, json_object('last_id', NEW.last_id, 'hash', NEW.hash,
    'sources', NEW.sources));
END;
CREATE TRIGGER audit_tip_witness_changed AFTER UPDATE ON audit_tip BEGIN
  DELETE FROM witness WHERE subject = 'audit_tip' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('audit_tip', NEW.id, json_object('last_id', NEW.last_id, 'hash', NEW.hash,
    'sources', NEW.sources));
END;
CREATE TRIGGER audit_tip_witness_removed AFTER DELETE ON audit_tip BEGIN
  DELETE FROM witness WHERE subject = 'audit_tip' AND row = CAST(OLD.id AS TEXT);
END;
