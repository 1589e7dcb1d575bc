import type { Database } from 'better-sqlite3';
import type { NewAuditEntry } from './new-audit-entry.ts';

interface SourceRow {
  readonly id: number;
  readonly at_ms: number;
  readonly name: string;
  readonly subject: string;
  readonly subject_id: number | null;
  readonly count: number;
  readonly undo_of: number | null;
}

/**
 * Journals that other parts keep, and what the log says of their new rows: the name of what was done, never the words.
 * `id` is the last row of what was done at once.
 */
const sources: Readonly<Record<string, string>> = {
  step: `SELECT step.id, step.at_ms, 'text.' || step.name AS name, 'recording' AS subject,
      (SELECT transcript.recording_id FROM edit JOIN transcript ON transcript.id = edit.transcript_id
        WHERE edit.step_id = step.id LIMIT 1) AS subject_id,
      (SELECT count(*) FROM edit WHERE edit.step_id = step.id) AS count, step.undo_of
    FROM step WHERE step.id > ? ORDER BY step.id`,
  decision: `SELECT max(decision.id) AS id, decision.at_ms,
      'finding.' || CASE WHEN json_extract(decision.before, '$.state') IS json_extract(decision.after, '$.state')
          AND json_extract(decision.before, '$.reason') IS json_extract(decision.after, '$.reason')
        THEN CASE
          WHEN coalesce(json_extract(decision.before, '$.labels'), '[]') <> coalesce(json_extract(decision.after, '$.labels'), '[]')
          THEN 'labels'
          WHEN coalesce(json_extract(decision.before, '$.remark'), '') <> coalesce(json_extract(decision.after, '$.remark'), '')
          THEN 'remark' ELSE json_extract(decision.after, '$.state') END
        ELSE coalesce(json_extract(decision.after, '$.state'), 'decide') END AS name, 'recording' AS subject,
      CASE WHEN min(finding.recording_id) = max(finding.recording_id) THEN min(finding.recording_id) END AS subject_id,
      count(*) AS count, decision.undo_of
    FROM decision LEFT JOIN finding ON finding.id = decision.finding_id
    WHERE decision.id > ? GROUP BY decision.batch ORDER BY id`,
  filing_step: `SELECT filing_step.id, filing_step.at_ms, 'library.' || filing_step.name AS name, 'recording' AS subject,
      (SELECT CASE WHEN min(recording_id) = max(recording_id) THEN min(recording_id) END FROM filing_edit
        WHERE filing_edit.step_id = filing_step.id) AS subject_id,
      (SELECT count(*) FROM filing_edit WHERE filing_edit.step_id = filing_step.id) AS count, filing_step.undo_of
    FROM filing_step WHERE filing_step.id > ? ORDER BY filing_step.id`,
  rule_version: `SELECT id, changed_at_ms AS at_ms, CASE version WHEN 1 THEN 'rule.create' ELSE 'rule.change' END AS name,
      'rule' AS subject, rule_id AS subject_id, version AS count, NULL AS undo_of
    FROM rule_version WHERE id > ? ORDER BY id`,
  redaction_mark: `SELECT max(id) AS id, decided_at_ms AS at_ms, 'redaction.' || state AS name, 'recording' AS subject,
      recording_id AS subject_id, count(*) AS count, NULL AS undo_of
    FROM redaction_mark WHERE id > ? GROUP BY recording_id, step, state ORDER BY id`,
};

/** Hands out what was written to the journals since it was last asked, in the same transaction. */
export function createSources(database: Database): { take(): readonly NewAuditEntry[] } {
  const known = database.prepare<[], string>('SELECT sources FROM audit_tip').pluck();
  const keep = database.prepare<[string]>('UPDATE audit_tip SET sources = ? WHERE id = 1');
  const prepared = Object.entries(sources).map(([name, sql]) => ({
    name,
    newest: database.prepare<[], number | null>(`SELECT max(id) FROM ${name}`).pluck(),
    select: database.prepare<[number], SourceRow>(sql),
  }));
  return {
    take() {
      const entries: NewAuditEntry[] = [];
      const last = JSON.parse(known.get() ?? '{}') as Record<string, number>;
      for (const { name, newest, select } of prepared) {
        const end = newest.get() ?? 0;
        if (end <= (last[name] ?? 0)) continue;
        for (const row of select.all(last[name] ?? 0)) entries.push(entryOf(row));
        last[name] = end;
      }
      if (entries.length > 0) keep.run(JSON.stringify(last));
      return entries;
    },
  };
}

function entryOf({
  at_ms: atMs,
  name,
  subject,
  subject_id: subjectId,
  count,
  undo_of: undoOf,
}: SourceRow): NewAuditEntry {
  const detail = subject === 'rule' ? { version: count } : { count };
  return { action: undoOf === null ? name : `${name}.undo`, subject, subjectId, detail, atMs };
}
