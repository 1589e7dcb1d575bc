/** Tables beside those of pg-boss. Nothing in them is readable without the fleet's key; see docs/fleet.md for the roles. */
export const fleetSchema = `
CREATE SCHEMA IF NOT EXISTS stenogram;
CREATE TABLE IF NOT EXISTS stenogram.result (
  key text PRIMARY KEY,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  cursor_ms bigint NOT NULL DEFAULT 0,
  claims_here int NOT NULL DEFAULT 0,
  submitted_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  sealed bytea
);
CREATE INDEX IF NOT EXISTS result_state ON stenogram.result (state);
CREATE TABLE IF NOT EXISTS stenogram.result_window (
  key text NOT NULL REFERENCES stenogram.result (key) ON DELETE CASCADE,
  cursor_ms bigint NOT NULL,
  sealed bytea NOT NULL,
  PRIMARY KEY (key, cursor_ms)
);
`;

export const queueName = 'transcribe';
/** A worker that is silent for so long has lost its job. */
export const leaseSeconds = 20;

/**
 * For an administrator: the roles with the least rights that work. `submitter` is a desktop that gives and collects,
 * `worker` only takes and reports.
 */
export const fleetRoles = `
CREATE ROLE stenogram_submitter LOGIN PASSWORD '…';
CREATE ROLE stenogram_worker LOGIN PASSWORD '…';
GRANT USAGE ON SCHEMA stenogram, pgboss TO stenogram_submitter, stenogram_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA pgboss TO stenogram_submitter, stenogram_worker;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA pgboss TO stenogram_submitter, stenogram_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA stenogram TO stenogram_submitter;
GRANT SELECT, UPDATE ON stenogram.result TO stenogram_worker;
GRANT SELECT, INSERT ON stenogram.result_window TO stenogram_worker;
`;
