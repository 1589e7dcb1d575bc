-- Addresses that are notified when a job ends, each allowed by the user. `events`: a JSON array. Not witnessed: there is
-- nothing of a recording in it.
CREATE TABLE webhook (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  secret TEXT NOT NULL,
  last_sent_at_ms INTEGER,
  last_failure TEXT
) STRICT;

-- What is still to be sent. It comes with the row that it is about, so that no crash loses it; `subject_id` is the
-- recording of a job, or a batch. What was accepted is taken out.
CREATE TABLE webhook_delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_id INTEGER NOT NULL REFERENCES webhook (id),
  event TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at_ms);
CREATE TRIGGER webhook_job_ended AFTER INSERT ON job_run WHEN NEW.outcome IN ('done', 'failed') BEGIN
  INSERT INTO webhook_delivery (webhook_id, event, subject_id, at_ms, next_at_ms)
  SELECT id, 'job.' || NEW.outcome, NEW.recording_id, NEW.ended_at_ms, 0 FROM webhook
  WHERE events LIKE '%"job.' || NEW.outcome || '"%';
END;
