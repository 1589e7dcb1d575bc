import { russianSounds } from '#shared/text/query-values.ts';

/** What lasts for a while, or is found by a rule: asked for by a filter. */
export type Spanned =
  | { readonly sound: string; readonly minMs: number }
  /** The ways in which part of a name may be written. */
  | { readonly rule: readonly string[] }
  /** In thousandths. */
  | { readonly class: string; readonly minScore: number };

interface Condition {
  readonly listed: { readonly sql: string; readonly params: readonly (string | number)[] };
  readonly spanned: Spanned;
}

/** `music`, or `music>20s`: one stretch of it that lasts so long; null for what says nothing. */
export function soundCondition(value: string, readLength: (length: string) => number | null): Condition | null {
  const [, name = '', length] = /^([^\s>]+)(?:>(.+))?$/.exec(value.trim().toLowerCase()) ?? [];
  const minMs = length === undefined ? 0 : readLength(length);
  if (name === '' || minMs === null) return null;
  const sound = russianSounds[name] ?? name;
  const sql = `recording_id IN (SELECT recording_id FROM main.annotation_total
    WHERE kind IN ('sound', 'quality', 'event') AND value = ? AND longest_ms >= ?)`;
  return { listed: { sql, params: [sound, minMs] }, spanned: { sound, minMs } };
}

/** Part of the name of a rule, or a term of a list: findings that were not dismissed. */
export function ruleCondition(value: string): Condition | null {
  const typed = value.trim();
  if (typed === '') return null;
  const small = typed.toLowerCase();
  // SQLite knows no capitals but Latin ones.
  const rule = [typed, small, small.charAt(0).toUpperCase() + small.slice(1)];
  const sql = `recording_id IN (SELECT finding.recording_id FROM main.rule
    JOIN main.finding ON finding.rule_id = rule.id AND finding.state <> 'dismissed'
    WHERE is_removed = 0 AND (${writtenSql('rule.term', rule)}))`;
  return { listed: { sql, params: rule }, spanned: { rule } };
}

/** SQL of a column that has one of the texts in it. */
export function writtenSql(column: string, written: readonly string[]): string {
  return written.map(() => `instr(${column}, ?) > 0`).join(' OR ');
}

/** `threat`, or `threat>0.8`: a passage that looks so much like it. */
export function classCondition(value: string): Condition | null {
  const [, name = '', minimum] = /^([^>]*[^>\s])\s*(?:>\s*(\d(?:[.,]\d+)?))?$/.exec(value.trim().toLowerCase()) ?? [];
  if (name === '') return null;
  const minScore = Math.round((minimum === undefined ? 0.5 : Number(minimum.replace(',', '.'))) * 1000);
  const spanned = { class: name.normalize('NFC'), minScore };
  const sql = `recording_id IN (SELECT analysis_run.recording_id FROM main.analysis_run
    JOIN main.annotation ON annotation.run_id = analysis_run.id WHERE analysis_run.analyzer = 'classes'
      AND analysis_run.is_current = 1 AND annotation.kind = 'class' AND annotation.value = ? AND annotation.score >= ?)`;
  return { listed: { sql, params: [spanned.class, minScore] }, spanned };
}
