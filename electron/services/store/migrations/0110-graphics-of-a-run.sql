-- The graphics card that did the work of a run, as JSON: its name, and why it failed; null for the processor.
ALTER TABLE job_run ADD COLUMN graphics TEXT;
