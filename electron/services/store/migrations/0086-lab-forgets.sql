-- What the lab keeps of a recording that is deleted for good: its figures, without the names of speakers that no other text
-- has, and without what a failure named. Its texts and results are rows of the recording and go with it; its name is in none.
-- (|| '' makes plain text of what would go into the shadow row as JSON.)
CREATE TRIGGER quality_forgets AFTER DELETE ON recording BEGIN
  UPDATE quality_run SET failure = json_set(failure, '$.params', json('{}')) || ''
    WHERE failure IS NOT NULL AND version_id IN (
      SELECT quality_set_version.id FROM quality_set_version, json_each(items)
      WHERE json_extract(value, '$.recordingId') = OLD.id);
  UPDATE quality_run SET scores = json_set(scores, '$.bySpeaker', json((
      SELECT json_group_array(json(speaker.value)) FROM json_each(scores, '$.bySpeaker') AS speaker
      WHERE json_extract(speaker.value, '$.name') = '' OR EXISTS (
        SELECT 1 FROM quality_text, json_each(quality_text.segments) AS said
        WHERE json_extract(said.value, '$.speaker') = json_extract(speaker.value, '$.name'))))) || ''
    WHERE scores IS NOT NULL AND EXISTS (
      SELECT 1 FROM json_each(scores, '$.recordings') WHERE json_extract(value, '$.recordingId') = OLD.id);
END;
