import type { Database } from 'better-sqlite3';
import type { LibraryDifference } from '#shared/maintenance/library-health.ts';

/** The tables whose fields are witnessed, and the columns of their keys. Which fields is in the witness itself. */
const keys: Readonly<Record<string, string>> = {
  library: 'id',
  media: 'id',
  recording: 'id',
  transcript: 'id',
  speaker: 'id',
  step: 'id',
  edit: 'id',
  job: 'recording_id',
  setting: 'key',
  speech: 'transcript_id',
  detected_language: 'transcript_id',
  used_model: 'id',
  first_reading: 'segment_id',
  note: 'id',
  review: 'transcript_id',
  doubtful_place: 'id',
  removed_version: 'transcript_id',
  seen_file: 'id',
  recording_fact: 'recording_id',
  collection: 'id',
  collection_member: 'id',
  tag_style: 'id',
  own_field: 'id',
  field_value: 'id',
  analysis_run: 'id',
  turn_decision: 'id',
  name_decision: 'id',
  mention_decision: 'id',
  correction_pair: 'id',
  voice: 'id',
  vocabulary_term: 'id',
  voice_sample: 'id',
  voice_answer: 'id',
  redaction_mark: 'id',
  audit_tip: 'id',
  quality_reference: 'id',
  quality_set: 'id',
  quality_set_version: 'id',
  quality_run: 'id',
  quality_look: 'id',
  quality_tuning: 'id',
  quality_set_reference: 'set_id reference_id',
  quality_text: 'recording_id hash',
  text_class: 'id',
  class_example: 'id',
  source: 'id',
  retention_rule: 'id',
  legal_hold: 'id',
  rule_version: 'id',
};

type Values = Readonly<Record<string, unknown>>;

/** Every field that is not what its witness says, every row that is missing or has none. Empty before migration 3. */
export function* compareShadowRows(database: Database): Generator<LibraryDifference> {
  if (!hasTable(database, 'witness')) return;
  const selectShadowRow = database.prepare<[string], { row: string; fields: string }>(
    'SELECT row, fields FROM witness WHERE subject = ? ORDER BY row',
  );
  let known = 0;
  for (const [subject, key] of Object.entries(keys)) {
    if (!hasTable(database, subject)) continue;
    const witnesses = new Map(selectShadowRow.all(subject).map(({ row, fields }) => [row, fields]));
    known += witnesses.size;
    const difference = (row: string, field: string | null, kind: LibraryDifference['kind'] = 'field') =>
      ({ kind, subject, row, field, recording: null, detail: null }) as const;
    // NOT INDEXED: what the table holds, not what an index says of it.
    for (const values of database.prepare<[], Values>(`SELECT * FROM ${subject} NOT INDEXED`).all()) {
      const row = key
        .split(' ')
        .map((column) => String(values[column]))
        .join(' ');
      const fields = witnesses.get(row);
      witnesses.delete(row);
      if (fields === undefined) yield difference(row, null, 'unknown');
      else for (const field of differingFields(values, fields)) yield difference(row, field);
    }
    for (const row of witnesses.keys()) yield difference(row, null, 'missing');
  }
  const total = Number(database.prepare('SELECT count(*) FROM witness').pluck().get());
  if (total !== known) {
    yield { kind: 'unknown', subject: 'witness', row: null, field: 'subject', recording: null, detail: null };
  }
}

/** False where a library is from before the table. */
function hasTable(database: Database, name: string): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
}

function differingFields(values: Values, shadowRow: string): readonly string[] {
  let fields: Values;
  try {
    fields = JSON.parse(shadowRow) as Values;
  } catch {
    return ['witness'];
  }
  return Object.entries(fields).flatMap(([field, value]) => (Object.is(values[field], value) ? [] : [field]));
}
