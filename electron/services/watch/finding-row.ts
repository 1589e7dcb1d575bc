import { soundKeySql } from '#services/store/recordings/sound-key.ts';
import type { FindingBasis } from '#shared/rules/finding-basis.ts';
import type { Finding, FindingFilter, FindingSnapshot } from '#shared/watch.ts';

interface BasisRow {
  readonly isRule: number;
  readonly basisVersion: number | null;
  readonly basisText: string | null;
  readonly isCertain: number | null;
  readonly parts: string | null;
}

export interface FindingRow
  extends Omit<Finding, 'isTextChanged' | 'hasVideo' | 'isRule' | 'basis' | 'labels'>, BasisRow {
  /** JSON. */
  readonly labels: string;
  readonly isTextChanged: number;
  readonly hasVideo: number;
}

/** Of rules and lists that were removed only what was decided is shown; nothing of recordings in the bin. */
const from = `FROM finding
  JOIN rule ON rule.id = finding.rule_id JOIN watch_list ON watch_list.id = rule.watch_list_id
  LEFT JOIN finding_basis AS basis ON basis.finding_id = finding.id
  JOIN recording ON recording.id = finding.recording_id JOIN media ON media.id = recording.media_id
  WHERE recording.removed_at_ms IS NULL AND (rule.is_removed = 0 OR finding.state <> 'new')`;

export const selectFindings = `SELECT finding.id, watch_list.id AS listId, watch_list.name AS listName, rule.id AS ruleId, rule.term,
    rule.match, rule.severity, rule.note, recording.id AS recordingId, recording.name AS recordingName,
    ${soundKeySql('media.media_key', '(SELECT parameters FROM transcript WHERE id = finding.transcript_id)')} AS mediaKey,
    media.duration_ms AS durationMs, media.has_video AS hasVideo, finding.transcript_id AS transcriptId,
    finding.segment_id AS segmentId, finding.start_ms AS startMs, finding.end_ms AS endMs, finding.matched,
    finding.before, finding.after, finding.is_text_changed AS isTextChanged, finding.state,
    finding.found_at_ms AS foundAtMs, finding.decided_by AS decidedBy, finding.decided_at_ms AS decidedAtMs,
    finding.reason, finding.remark, finding.labels, watch_list.kind = 'rules' AS isRule, basis.version AS basisVersion,
    (SELECT text FROM rule_version WHERE rule_id = rule.id AND version = basis.version) AS basisText,
    basis.is_certain AS isCertain, basis.parts
  ${from}`;

export const labelCounts = `SELECT label.value AS label, count(*) AS count ${from.replace('WHERE', "JOIN json_each(finding.labels) AS label WHERE finding.labels <> '[]' AND")}
  GROUP BY label.value ORDER BY count DESC, label.value LIMIT 200`;

export const countFindings = `SELECT coalesce(sum(finding.state = 'new'), 0) AS new,
    coalesce(sum(finding.state = 'confirmed'), 0) AS confirmed,
    coalesce(sum(finding.state = 'unsure'), 0) AS unsure,
    coalesce(sum(finding.state = 'dismissed'), 0) AS dismissed
  ${from}`;

const inRecording = 'finding.recording_id DESC, finding.start_ms, finding.id';
const severityRank = `CASE rule.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END`;

/** By recording the newest first and in it by time; by term in the order of the lists. */
export function orderOf({ group, isBySeverity }: FindingFilter): string {
  const severity = isBySeverity ? `${severityRank}, ` : '';
  const term = group === 'term' ? 'watch_list.id, rule.position, rule.id, ' : '';
  return `ORDER BY ${severity}${term}${inRecording}`;
}

export function findingOf(row: FindingRow): Finding {
  const { isRule, basisVersion, basisText, isCertain, parts, ...finding } = row;
  const basis =
    basisVersion === null || parts === null
      ? null
      : {
          version: basisVersion,
          ruleText: basisText ?? '',
          isCertain: isCertain === 1,
          parts: JSON.parse(parts) as FindingBasis['parts'],
        };
  return {
    ...finding,
    isTextChanged: row.isTextChanged === 1,
    hasVideo: row.hasVideo === 1,
    isRule: isRule === 1,
    labels: JSON.parse(row.labels) as readonly string[],
    basis,
  };
}

export interface Condition {
  /** Begins with AND. */
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Everything of a filter but its states. */
export function conditionOf(filter: FindingFilter, snapshot: FindingSnapshot | null): Condition {
  const parts: string[] = [];
  const values: (string | number)[] = [];
  const add = (sql: string, ...more: readonly (string | number)[]) => {
    parts.push(` AND ${sql}`);
    values.push(...more);
  };
  if (filter.severities.length > 0) {
    add(`rule.severity IN (${filter.severities.map(() => '?').join(', ')})`, ...filter.severities);
  }
  if (filter.listId !== null) add('watch_list.id = ?', filter.listId);
  if (filter.recordingId !== null) add('recording.id = ?', filter.recordingId);
  if (filter.ruleId) add('rule.id = ?', filter.ruleId);
  if (filter.label)
    add("finding.labels <> '[]' AND EXISTS (SELECT 1 FROM json_each(finding.labels) WHERE value = ?)", filter.label);
  if (snapshot !== null) add('finding.id <= ?', snapshot.lastId);
  return { sql: parts.join(''), values };
}

/** What was decided since the snapshot keeps its place among those that were shown. */
export function stateCondition({ states }: FindingFilter, snapshot: FindingSnapshot | null): Condition {
  if (states.length === 0) return { sql: '', values: [] };
  const wanted = `finding.state IN (${states.map(() => '?').join(', ')})`;
  if (snapshot === null) return { sql: ` AND ${wanted}`, values: states };
  return { sql: ` AND (${wanted} OR finding.decided_at_ms >= ?)`, values: [...states, snapshot.atMs] };
}
