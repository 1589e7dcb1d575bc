-- `slot`: the digit that gives segments to a speaker, from 1, for good; null where a journal from before slots brought
-- the speaker back. So far it was the place in the list; names made for channels say their own number.
ALTER TABLE speaker ADD COLUMN slot INTEGER;

UPDATE speaker SET slot = (
  SELECT count(*) FROM speaker AS other WHERE other.transcript_id = speaker.transcript_id AND other.id <= speaker.id);
UPDATE speaker SET slot = CAST(substr(name, instr(name, ' ') + 1) AS INTEGER) WHERE transcript_id IN (
  SELECT transcript_id FROM speaker GROUP BY transcript_id
  HAVING sum(name GLOB 'Speaker [1-9]' OR name GLOB 'Говорящий [1-9]') = count(*) AND count(DISTINCT name) = count(*)
    AND count(DISTINCT substr(name, -1)) = count(*));

DROP TRIGGER speaker_witness_added;
DROP TRIGGER speaker_witness_changed;
UPDATE witness SET fields = json_set(fields, '$.slot', (SELECT slot FROM speaker WHERE id = CAST(witness.row AS INTEGER)))
  WHERE subject = 'speaker';
CREATE TRIGGER speaker_witness_added AFTER INSERT ON speaker BEGIN
  INSERT OR REPLACE INTO witness
  VALUES ('speaker', NEW.id, json_object('transcript_id', NEW.transcript_id, 'name', NEW.name, 'slot', NEW.slot));
END;
CREATE TRIGGER speaker_witness_changed AFTER UPDATE OF id, transcript_id, name, slot ON speaker BEGIN
  DELETE FROM witness WHERE subject = 'speaker' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness
  VALUES ('speaker', NEW.id, json_object('transcript_id', NEW.transcript_id, 'name', NEW.name, 'slot', NEW.slot));
END;
