import type { AnalysisParameters, AnalysisRun, AnalysisState, AnalysisSummary } from '#shared/analyses/analysis.ts';
import { AppFailure, type Failure } from '#shared/failure.ts';
import { chainStretches, hashStretch } from '#services/store/annotations/annotation-hash.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { runOf, type RunRow } from './run-row.ts';
import { prepareWriteAnnotations, type NewAnnotation } from './write-annotations.ts';

export interface NewRun {
  readonly recordingId: number;
  readonly analyzer: string;
  readonly version: number;
  readonly model: string;
  readonly parameters: AnalysisParameters;
  readonly transcriptId: number | null;
  /** The run whose kept data the conclusion is repeated from. */
  readonly keptRunId?: number | null;
  /** Asked for by a person just now: it comes before what is done in the background. */
  readonly isUrgent: boolean;
}

export interface NewStretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly annotations: readonly NewAnnotation[];
  readonly kept: Uint8Array | null;
}

export interface KeptStretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly kept: Uint8Array;
}

export interface Conclusion {
  /** Take the place of all that the stretches brought; null leaves these. */
  readonly annotations: readonly NewAnnotation[] | null;
  readonly summary: AnalysisSummary;
}

interface RunReading {
  /** Throws `not-found`. */
  get(runId: number): AnalysisRun;
  /** Newest first. */
  list(recordingId: number): readonly AnalysisRun[];
  /** The one that is shown; null before the first was finished. */
  current(recordingId: number, analyzer: string): AnalysisRun | null;
  /** Urgent ones first, then the newest recordings; nothing in the bin. */
  nextWaiting(options?: { readonly onlyUrgent?: boolean }): AnalysisRun | null;
  /** All that waits, in the order in which it is done. */
  waiting(): readonly AnalysisRun[];
  /** Counted, not listed: there may be ten thousand, and each that ends has it asked again. */
  open(): { readonly waiting: readonly WaitingRuns[]; readonly pausedCount: number };
  /** Recordings with a finished job and neither a finished nor an open run of this version and model, newest first. */
  withoutRun(analyzer: { readonly name: string; readonly version: number; readonly model: string }): readonly number[];
  kept(runId: number): IterableIterator<KeptStretch>;
}

/** What waits for one analyzer. */
export interface WaitingRuns {
  readonly analyzer: string;
  readonly count: number;
  /** Of sound or text that is still to be gone through; what concludes from kept results has none. */
  readonly leftMs: number;
}

interface RunStates {
  add(runs: readonly NewRun[]): readonly number[];
  setState(runId: number, state: AnalysisState, failure?: Failure | null): void;
  setStates(from: readonly AnalysisState[], to: AnalysisState): number;
}

interface RunResults {
  /** One transaction: annotations, what is kept, hashes, cursor. */
  commitStretch(runId: number, stretch: NewStretch): void;
  /** Done, and the one that is shown, in one transaction with what was concluded and what `also` writes and adds to the summary. */
  finish(runId: number, conclusion: Conclusion, also?: () => AnalysisSummary): void;
  /** Shows another finished run. */
  use(runId: number): void;
}

/** The runs of all analyses, their state and their cursor. Every method returns after the commit is on disk. */
export interface AnalysisRunStore extends RunReading, RunStates, RunResults {}

export function createAnalysisRuns(parts: StoreParts): AnalysisRunStore {
  const reading = createReading(parts);
  return { ...reading, ...createStates(parts), ...createResults(parts, (runId) => reading.get(runId)) };
}

/** As the partial index `analysis_run_open` says it: only so SQLite takes that, and not all runs that ever were. */
const isOpen = "state IN ('waiting', 'paused', 'running')";

function createReading({ database }: StoreParts): RunReading {
  const selectOne = database.prepare<[number], RunRow>('SELECT * FROM analysis_run WHERE id = ?');
  const selectList = database.prepare<[number], RunRow>(
    'SELECT * FROM analysis_run WHERE recording_id = ? ORDER BY id DESC',
  );
  const selectCurrent = database.prepare<[number, string], RunRow>(
    'SELECT * FROM analysis_run WHERE recording_id = ? AND analyzer = ? AND is_current = 1',
  );
  const selectWaiting = database.prepare<[number], RunRow>(
    `SELECT analysis_run.* FROM analysis_run JOIN recording ON recording.id = recording_id
     WHERE state = 'waiting' AND ${isOpen} AND removed_at_ms IS NULL AND is_urgent >= ?
     ORDER BY is_urgent DESC, recording_id DESC, analysis_run.id`,
  );
  const countWaiting = database.prepare<[], WaitingRuns>(
    `SELECT analyzer, count(*) AS count,
       coalesce(sum(max(0, coalesce(duration_ms, 0) - done_ms)) FILTER (WHERE kept_run_id IS NULL), 0) AS leftMs
     FROM analysis_run JOIN recording ON recording.id = recording_id JOIN media ON media.id = media_id
     WHERE state = 'waiting' AND ${isOpen} AND removed_at_ms IS NULL GROUP BY analyzer`,
  );
  const countPaused = database
    .prepare<[], number>(`SELECT count(*) FROM analysis_run WHERE state = 'paused' AND ${isOpen}`)
    .pluck();
  const selectKept = database.prepare<[number], KeptStretch>(
    `SELECT start_ms AS startMs, end_ms AS endMs, kept FROM analysis_stretch
     WHERE run_id = ? AND kept IS NOT NULL ORDER BY start_ms`,
  );
  const selectWithout = database.prepare<[string, number, string], number>(
    `SELECT recording.id FROM recording JOIN job ON job.recording_id = recording.id
     WHERE recording.removed_at_ms IS NULL AND job.state = 'done' AND NOT EXISTS (
       SELECT 1 FROM analysis_run AS run WHERE run.recording_id = recording.id AND run.analyzer = ?
         AND run.version = ? AND run.model = ? AND run.state IN ('waiting', 'running', 'paused', 'done'))
     ORDER BY recording.id DESC`,
  );
  const orNull = (row: RunRow | undefined) => (row === undefined ? null : runOf(row));
  return {
    get(runId) {
      const row = selectOne.get(runId);
      if (row === undefined) throw new AppFailure('not-found', { what: 'analysis' });
      return runOf(row);
    },
    list: (recordingId) => selectList.all(recordingId).map(runOf),
    current: (recordingId, analyzer) => orNull(selectCurrent.get(recordingId, analyzer)),
    nextWaiting: ({ onlyUrgent = false } = {}) => orNull(selectWaiting.get(Number(onlyUrgent))),
    waiting: () => selectWaiting.all(0).map(runOf),
    open: () => ({ waiting: countWaiting.all(), pausedCount: countPaused.get() ?? 0 }),
    withoutRun: ({ name, version, model }) => selectWithout.pluck().all(name, version, model),
    kept: (runId) => selectKept.iterate(runId),
  };
}

function createStates({ database, writer, now }: StoreParts): RunStates {
  const insert = database.prepare(
    `INSERT INTO analysis_run (recording_id, analyzer, version, model, parameters, transcript_id, kept_run_id, state,
       is_urgent, queued_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
  );
  const updateState = database.prepare<[string, string | null, number]>(
    'UPDATE analysis_run SET state = ?, failure = ? WHERE id = ?',
  );
  const addOne = ({ recordingId, analyzer, version, model, parameters, transcriptId, ...run }: NewRun) =>
    Number(
      insert.run(
        recordingId,
        analyzer,
        version,
        model,
        JSON.stringify(parameters),
        transcriptId,
        run.keptRunId ?? null,
        Number(run.isUrgent),
        now(),
      ).lastInsertRowid,
    );
  return {
    add: (runs) => writer.write(() => runs.map(addOne)),
    setState(runId, state, failure = null) {
      const text = failure === null ? null : JSON.stringify(failure);
      writer.write(() => updateState.run(state, text, runId), { urgent: true });
    },
    setStates(from, to) {
      const places = from.map(() => '?').join(', ');
      const update = database.prepare(`UPDATE analysis_run SET state = ? WHERE state IN (${places})`);
      return writer.write(() => update.run(to, ...from).changes);
    },
  };
}

function createResults({ database, writer, now }: StoreParts, get: RunReading['get']): RunResults {
  const write = prepareWriteAnnotations(database);
  const hideOthers = database.prepare(
    'UPDATE analysis_run SET is_current = 0 WHERE recording_id = ? AND analyzer = ? AND is_current = 1',
  );
  const show = database.prepare('UPDATE analysis_run SET is_current = 1 WHERE id = ?');
  const move = database.prepare('UPDATE analysis_run SET done_ms = ?, chain = ? WHERE id = ?');
  const end = database.prepare(
    `UPDATE analysis_run SET state = 'done', failure = NULL, summary = ?, chain = ?, finished_at_ms = ? WHERE id = ?`,
  );
  const use = (runId: number) => {
    const { recordingId, analyzer } = get(runId);
    hideOthers.run(recordingId, analyzer);
    show.run(runId);
    write.total(runId, recordingId, analyzer);
  };
  return {
    commitStretch(runId, { startMs, endMs, annotations, kept }) {
      writer.write(() => {
        const first = write.nextNumber(runId);
        const rows = write.insert(runId, first, annotations);
        const times = { run_id: runId, start_ms: startMs, end_ms: endMs };
        const stretch = { ...times, first_number: first, annotation_count: rows.length, kept };
        write.stretch(stretch, hashStretch(stretch, rows));
        move.run(endMs, chainStretches(write.hashes(runId)), runId);
      });
    },
    finish(runId, { annotations, summary }, also = () => ({})) {
      writer.write(() => {
        const whole = { ...summary, ...also() };
        if (annotations !== null) write.replaceAll(runId, annotations);
        end.run(JSON.stringify(whole), chainStretches(write.hashes(runId)), now(), runId);
        use(runId);
      });
    },
    use(runId) {
      writer.write(() => {
        if (get(runId).state !== 'done') {
          throw new AppFailure('bad-request', { detail: 'the analysis is not finished' });
        }
        use(runId);
      });
    },
  };
}
