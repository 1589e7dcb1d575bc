import { entityKind, entityValues, personalDataKind, personalDataValues } from '#shared/analyses/mentions.ts';
import { doubtKind, doubtValues, overlapKind, overlapValue } from '#shared/analyses/spans.ts';
import { russianMentions } from '#shared/text/query-values.ts';

const allPersonal = /^(?:personal|personal-data|персональные|перс)$/;

/** What is mentioned: a kind of annotations and one of their values; null for any of them. */
export interface MentionedValue {
  readonly kind: string;
  readonly value: string | null;
}

/** Null for what there is not. */
export function readMentionedValue(typed: string): MentionedValue | null {
  const word = typed.toLowerCase();
  if (allPersonal.test(word)) return { kind: personalDataKind, value: null };
  const value = russianMentions[word] ?? word;
  if (value === 'doubtful') return { kind: doubtKind, value: null };
  if (doubtValues.some((one) => one === value)) return { kind: doubtKind, value };
  if (value === overlapValue) return { kind: overlapKind, value: null };
  const kind = personalDataValues.some((one) => one === value) ? personalDataKind : entityKind;
  return kind === entityKind && !entityValues.some((one) => one === value) ? null : { kind, value };
}

const ofTotals = 'recording_id IN (SELECT recording_id FROM main.annotation_total WHERE kind = ?';
/** Open names of current runs and what people said they are. */
const opened = `SELECT run.recording_id FROM main.annotation_total AS total
  JOIN main.analysis_run AS run ON run.id = total.run_id
  JOIN main.annotation ON annotation.run_id = run.id AND annotation.kind = 'entity' AND annotation.value = 'open'
  LEFT JOIN main.mention_decision AS decision ON decision.recording_id = run.recording_id AND decision.name = annotation.name
  WHERE total.kind = 'entity' AND total.value = 'open'`;

/** Recordings in which it is mentioned, with what people said of open names. */
export function mentionedCondition({ kind, value }: MentionedValue): {
  readonly sql: string;
  readonly params: readonly string[];
} {
  if (value === null) return { sql: `${ofTotals})`, params: [kind] };
  if (value === 'open') return { sql: `recording_id IN (${opened} AND decision.id IS NULL)`, params: [] };
  const found = `${ofTotals} AND value = ?)`;
  if (kind !== entityKind) return { sql: found, params: [kind, value] };
  return { sql: `(${found} OR recording_id IN (${opened} AND decision.value = ?))`, params: [kind, value, value] };
}
