import type { Database } from 'better-sqlite3';
import type { LibraryDifference } from '#shared/maintenance/library-health.ts';
import { checkAudit } from '#services/audit/check-audit.ts';
import { compareSchema } from './compare-schema.ts';
import type { Migration } from '#services/store/database/list-migrations.ts';
import { damagedRuns } from '#services/store/annotations/annotation-hash.ts';
import { repairSegment } from './repair-segment.ts';
import { selectSegment, type SegmentRow } from '#services/store/segments/segment-row.ts';
import { verifyTranscript } from './verify-transcript.ts';
import { compareShadowRows } from './compare-shadow-rows.ts';
import { transcriptSql } from '#services/store/segments/segment-ids.ts';

export interface LibraryCheck {
  readonly differences: readonly LibraryDifference[];
  readonly recordingCount: number;
  readonly segmentCount: number;
}

/** More than this of one kind says nothing new, and a destroyed file has no end of them. */
export const maxDifferences = 1000;

export interface VerifyOptions {
  readonly migrations: readonly Migration[];
  /** `quick` leaves out that every index fits its table; the data are read in full either way. */
  readonly depth: 'quick' | 'full';
}

/**
 * Compares everything a person would miss with what was written: SQLite's own structure, the schema, each field outside
 * the segments with its witness, each segment with its hash, each transcript with its chain. Reads only; never throws
 * for a damaged file, whatever is damaged.
 */
export function verifyLibrary(database: Database, { migrations, depth }: VerifyOptions): LibraryCheck {
  const differences: LibraryDifference[] = [];
  const look = (subject: string, check: () => Iterable<LibraryDifference>) => {
    try {
      for (const found of check()) if (differences.length < maxDifferences) differences.push(found);
    } catch (thrown) {
      differences.push({ kind: 'unreadable', subject, row: null, field: null, recording: null, detail: said(thrown) });
    }
  };
  look('file', () => structure(database, depth));
  look('schema', () => compareSchema(database, migrations));
  look('witness', () => compareShadowRows(database));
  look('segment', () => transcripts(database));
  look('annotation', () => annotations(database));
  look('audit', () => auditLinks(database));
  return {
    differences: differences.map((found) => ({ ...found, recording: found.recording ?? recordingOf(database, found) })),
    recordingCount: count(database, 'recording'),
    segmentCount: count(database, 'segment'),
  };
}

function* structure(database: Database, depth: 'quick' | 'full'): Generator<LibraryDifference> {
  const pragma = depth === 'quick' ? 'quick_check(20)' : 'integrity_check(20)';
  for (const row of database.pragma(`main.${pragma}`) as readonly Record<string, string>[]) {
    const detail = Object.values(row)[0] ?? '';
    if (detail !== 'ok') {
      yield { kind: 'structure', subject: 'file', row: null, field: null, recording: null, detail };
    }
  }
}

function* annotations(database: Database): Generator<LibraryDifference> {
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'annotation'").get() === undefined) return;
  for (const { runId, detail } of damagedRuns(database)) {
    yield { kind: 'chain', subject: 'analysis_run', row: String(runId), field: 'annotations', recording: null, detail };
  }
}

/** The first link of the log of changes that does not hold. */
function* auditLinks(database: Database): Generator<LibraryDifference> {
  const { firstBreak } = checkAudit(database);
  if (firstBreak === null) return;
  const { kind, id } = firstBreak;
  yield { kind: 'chain', subject: 'audit', row: String(id), field: null, recording: null, detail: kind };
}

/** Also segments whose transcript is not there. */
function* transcripts(database: Database): Generator<LibraryDifference> {
  const ids = database
    .prepare<[], number>(`SELECT id FROM transcript UNION SELECT DISTINCT ${transcriptSql()} FROM segment ORDER BY 1`)
    .pluck()
    .all();
  const selectOne = database.prepare<[number], SegmentRow>(`${selectSegment} WHERE segment.id = ?`);
  const selectText = database.prepare<[number], Buffer>('SELECT CAST(text AS BLOB) FROM segment WHERE id = ?').pluck();
  for (const transcriptId of ids) {
    const { damagedSegmentIds, isWhole } = verifyTranscript(database, transcriptId);
    for (const id of damagedSegmentIds) {
      const row = selectOne.get(id);
      const text = selectText.get(id);
      const field = row === undefined ? null : (repairSegment(row, text)?.field ?? null);
      yield { kind: 'segment', subject: 'segment', row: String(id), field, recording: null, detail: null };
    }
    if (!isWhole && damagedSegmentIds.length === 0) {
      const row = String(transcriptId);
      yield { kind: 'chain', subject: 'transcript', row, field: 'segments', recording: null, detail: null };
    }
  }
}

const recordingOfRow: Readonly<Record<string, string>> = {
  recording: 'SELECT name FROM recording WHERE id = ?',
  job: 'SELECT name FROM recording WHERE id = ?',
  media: 'SELECT name FROM recording WHERE media_id = ?',
  seen_file: 'SELECT name FROM recording WHERE media_id = (SELECT media_id FROM seen_file WHERE id = ?)',
  transcript: 'SELECT name FROM recording WHERE id = (SELECT recording_id FROM transcript WHERE id = ?)',
  segment: `SELECT name FROM recording WHERE id = (SELECT recording_id FROM transcript WHERE id = ${transcriptSql('CAST(? AS INTEGER)')})`,
  speaker: `SELECT name FROM recording WHERE id = (SELECT recording_id FROM transcript WHERE id =
    (SELECT transcript_id FROM speaker WHERE id = ?))`,
  review: 'SELECT name FROM recording WHERE id = (SELECT recording_id FROM transcript WHERE id = ?)',
  doubtful_place: `SELECT name FROM recording WHERE id = (SELECT recording_id FROM transcript WHERE id =
    (SELECT transcript_id FROM doubtful_place WHERE id = ?))`,
  analysis_run: 'SELECT name FROM recording WHERE id = (SELECT recording_id FROM analysis_run WHERE id = ?)',
  turn_decision: 'SELECT name FROM recording WHERE id = (SELECT recording_id FROM turn_decision WHERE id = ?)',
  name_decision: 'SELECT name FROM recording WHERE id = (SELECT recording_id FROM name_decision WHERE id = ?)',
  correction_pair: 'SELECT name FROM recording WHERE id = (SELECT recording_id FROM correction_pair WHERE id = ?)',
  mention_decision: 'SELECT name FROM recording WHERE id = (SELECT recording_id FROM mention_decision WHERE id = ?)',
  note: 'SELECT name FROM recording WHERE id = (SELECT recording_id FROM note WHERE id = ?)',
  edit: `SELECT name FROM recording WHERE id = (SELECT recording_id FROM transcript WHERE id =
    (SELECT transcript_id FROM edit WHERE id = ?))`,
};

/** Its name, for a sentence; the way there may be damaged too. */
function recordingOf(database: Database, { subject, row }: LibraryDifference): string | null {
  const select = recordingOfRow[subject];
  if (select === undefined || row === null) return null;
  try {
    return database.prepare<[number], string>(select).pluck().get(Number(row)) ?? null;
  } catch {
    return null;
  }
}

function count(database: Database, table: 'recording' | 'segment'): number {
  try {
    return Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  } catch {
    return 0;
  }
}

function said(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
