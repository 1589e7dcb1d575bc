-- Every path at which the content of a recording was seen. `stamp` is what the file system said of the file when this
-- content was last proved to be there (media/file-stamp.ts); empty where that is not known.
CREATE TABLE seen_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  media_id INTEGER NOT NULL REFERENCES media (id),
  path TEXT NOT NULL,
  stamp TEXT NOT NULL,
  seen_at_ms INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX seen_file_path ON seen_file (media_id, path);

CREATE TRIGGER seen_file_witness_added AFTER INSERT ON seen_file BEGIN
  INSERT OR REPLACE INTO witness VALUES ('seen_file', NEW.id, json_object('media_id', NEW.media_id, 'path', NEW.path,
    'stamp', NEW.stamp, 'seen_at_ms', NEW.seen_at_ms));
END;
CREATE TRIGGER seen_file_witness_changed AFTER UPDATE ON seen_file BEGIN
  DELETE FROM witness WHERE subject = 'seen_file' AND row = CAST(OLD.id AS TEXT);
  INSERT OR REPLACE INTO witness VALUES ('seen_file', NEW.id, json_object('media_id', NEW.media_id, 'path', NEW.path,
    'stamp', NEW.stamp, 'seen_at_ms', NEW.seen_at_ms));
END;
CREATE TRIGGER seen_file_witness_removed AFTER DELETE ON seen_file BEGIN
  DELETE FROM witness WHERE subject = 'seen_file' AND row = CAST(OLD.id AS TEXT);
END;

INSERT INTO seen_file (media_id, path, stamp, seen_at_ms)
SELECT media.id, media.path, '', coalesce((SELECT min(added_at_ms) FROM recording WHERE media_id = media.id), 0) FROM media;
