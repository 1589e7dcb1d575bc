import { AppFailure, type Failure } from '#shared/failure.ts';
import type { LabOptions, LabSegment, Machine, QualityRun, RunScores, RunState, SetPart } from '#shared/quality/lab.ts';
import type { Normalisation } from '#shared/quality/normalisation.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { recordingNames } from './recording-names.ts';

export interface NewQualityRun {
  readonly versionId: number;
  readonly part: SetPart;
  readonly options: LabOptions;
  readonly modelSha256: string | null;
  readonly codeVersion: string;
  readonly machine: Machine;
  readonly note: string;
  readonly steps: Normalisation;
  readonly totalCount: number;
  readonly tuningId: number | null;
}

export interface RunResult {
  readonly recordingId: number;
  readonly segments: readonly LabSegment[];
  readonly audioMs: number;
  readonly workMs: number;
}

/** Runs of the lab and what each recognised; a recording that was recognised is not recognised again. */
export interface QualityRunStore {
  add(run: NewQualityRun): QualityRun;
  /** Newest first; those of a search are left out unless it is named. */
  list(tuningId?: number | null): readonly QualityRun[];
  /** Throws `not-found`. */
  get(runId: number): QualityRun;
  nextWaiting(): QualityRun | null;
  setState(runId: number, state: RunState, failure?: Failure | null): QualityRun;
  setNote(runId: number, note: string): void;
  setScores(runId: number, scores: RunScores): void;
  addResult(runId: number, result: RunResult): void;
  results(runId: number): readonly RunResult[];
  doneRecordings(runId: number): readonly number[];
  remove(runId: number): void;
}

type Json = 'options' | 'machine' | 'steps' | 'failure' | 'scores';
type Row = Omit<QualityRun, Json> & { readonly [N in Json]: string | null };

const columns = `SELECT run.id, version.set_id AS setId, quality_set.name AS setName, run.version_id AS versionId,
  version.number AS versionNumber, version.hash AS versionHash, run.part, run.state, run.options,
  run.model_sha256 AS modelSha256, run.code_version AS codeVersion, run.machine, run.note, run.steps,
  (SELECT count(*) FROM quality_result WHERE run_id = run.id) AS doneCount, run.total_count AS totalCount, run.failure,
  run.queued_at_ms AS queuedAtMs, run.started_at_ms AS startedAtMs, run.finished_at_ms AS finishedAtMs, run.scores,
  run.tuning_id AS tuningId
  FROM quality_run AS run JOIN quality_set_version AS version ON version.id = run.version_id
  JOIN quality_set ON quality_set.id = version.set_id`;

export function createQualityRuns(parts: StoreParts): QualityRunStore {
  const { database, writer, now } = parts;
  const all = database.prepare<[number | null], Row>(`${columns} WHERE run.tuning_id IS ? ORDER BY run.id DESC`);
  const one = database.prepare<[number], Row>(`${columns} WHERE run.id = ?`);
  const next = database.prepare<[], Row>(`${columns} WHERE run.state = 'waiting' ORDER BY run.id LIMIT 1`);
  const insert = database.prepare<[Record<string, unknown>], { id: number }>(
    `INSERT INTO quality_run (version_id, part, state, options, model_sha256, code_version, machine, note, steps,
       total_count, queued_at_ms, tuning_id)
     VALUES (@versionId, @part, 'waiting', @options, @modelSha256, @codeVersion, @machine, @note, @steps, @totalCount,
       @queuedAtMs, @tuningId) RETURNING id`,
  );
  const state = database.prepare<[Record<string, unknown>]>(
    `UPDATE quality_run SET state = @state, failure = @failure,
       started_at_ms = CASE WHEN @state = 'running' THEN coalesce(started_at_ms, @now) ELSE started_at_ms END,
       finished_at_ms = CASE WHEN @state IN ('done', 'failed', 'cancelled') THEN @now ELSE NULL END WHERE id = @id`,
  );
  const nameOf = recordingNames(database);
  const shown = (row: Row) => shownBy(row, nameOf);
  const get = (runId: number) => {
    const row = one.get(runId);
    if (row === undefined) throw new AppFailure('not-found');
    return shown(row);
  };
  return {
    add: ({ options, machine, steps, ...run }) =>
      writer.write(() => {
        const json = {
          options: JSON.stringify(options),
          machine: JSON.stringify(machine),
          steps: JSON.stringify(steps),
        };
        return get(insert.get({ ...run, ...json, queuedAtMs: now() })?.id ?? 0);
      }),
    list: (tuningId = null) => all.all(tuningId).map(shown),
    get,
    nextWaiting() {
      const row = next.get();
      return row === undefined ? null : shown(row);
    },
    setState: (runId, to, failure = null) =>
      writer.write(() => {
        state.run({ id: runId, state: to, failure: failure === null ? null : JSON.stringify(failure), now: now() });
        return get(runId);
      }),
    ...createNotes(parts),
    ...createResults(parts),
  };
}

function createNotes({ database, writer }: StoreParts): Pick<QualityRunStore, 'setNote' | 'setScores' | 'remove'> {
  const note = database.prepare<[string, number]>('UPDATE quality_run SET note = ? WHERE id = ?');
  const scores = database.prepare<[string, string, number]>(
    'UPDATE quality_run SET scores = ?, steps = ? WHERE id = ?',
  );
  const drop = ['quality_result WHERE run_id', 'quality_run WHERE id'].map((from) =>
    database.prepare<[number]>(`DELETE FROM ${from} = ?`),
  );
  return {
    setNote: (runId, text) => writer.write(() => void note.run(text, runId)),
    setScores: (runId, value) =>
      writer.write(() => void scores.run(JSON.stringify(named(value, () => '')), JSON.stringify(value.steps), runId)),
    remove: (runId) => writer.write(() => drop.forEach((statement) => statement.run(runId))),
  };
}

function createResults({
  database,
  writer,
}: StoreParts): Pick<QualityRunStore, 'addResult' | 'results' | 'doneRecordings'> {
  const insert = database.prepare<[number, number, string, number, number]>(
    'INSERT OR REPLACE INTO quality_result VALUES (?, ?, ?, ?, ?)',
  );
  const all = database.prepare<[number], Omit<RunResult, 'segments'> & { readonly segments: string }>(
    `SELECT recording_id AS recordingId, segments, audio_ms AS audioMs, work_ms AS workMs
     FROM quality_result WHERE run_id = ? ORDER BY recording_id`,
  );
  const done = database.prepare<[number], number>('SELECT recording_id FROM quality_result WHERE run_id = ?').pluck();
  return {
    addResult: (runId, { recordingId, segments, audioMs, workMs }) =>
      writer.write(
        () => void insert.run(runId, recordingId, JSON.stringify(segments), Math.round(audioMs), Math.round(workMs)),
      ),
    results: (runId) =>
      all.all(runId).map((row) => ({ ...row, segments: JSON.parse(row.segments) as readonly LabSegment[] })),
    doneRecordings: (runId) => done.all(runId),
  };
}

/** Runs that were at work when the app ended wait again. */
export function recoverQualityRuns({ database, writer }: StoreParts): void {
  writer.write(() => void database.prepare(`UPDATE quality_run SET state = 'waiting' WHERE state = 'running'`).run());
}

/** Names of recordings are looked up: scores must not keep those of what was deleted for good. */
function named(scores: RunScores | null, nameOf: (recordingId: number) => string): RunScores | null {
  if (scores === null) return null;
  const recordings = scores.recordings.map((one) => ({ ...one, recordingName: nameOf(one.recordingId) }));
  return { ...scores, recordings };
}

function shownBy(row: Row, nameOf: (recordingId: number) => string): QualityRun {
  const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
  return {
    ...row,
    options: JSON.parse(row.options ?? '{}') as LabOptions,
    machine: JSON.parse(row.machine ?? '{}') as Machine,
    steps: JSON.parse(row.steps ?? '[]') as Normalisation,
    failure: parsed(row.failure) as Failure | null,
    scores: named(parsed(row.scores) as RunScores | null, nameOf),
  };
}
