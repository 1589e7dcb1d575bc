import type { AnalysisParameters, AnalysisRun, AnalysisState, AnalysisSummary } from '#shared/analyses/analysis.ts';
import type { Failure } from '#shared/failure.ts';

export interface RunRow {
  readonly id: number;
  readonly recording_id: number;
  readonly analyzer: string;
  readonly version: number;
  readonly model: string;
  readonly parameters: string;
  readonly transcript_id: number | null;
  readonly kept_run_id: number | null;
  readonly state: AnalysisState;
  readonly done_ms: number;
  readonly is_current: number;
  readonly failure: string | null;
  readonly summary: string;
  readonly queued_at_ms: number;
  readonly finished_at_ms: number | null;
}

export function runOf(row: RunRow): AnalysisRun {
  return {
    id: row.id,
    recordingId: row.recording_id,
    analyzer: row.analyzer,
    version: row.version,
    model: row.model,
    parameters: JSON.parse(row.parameters) as AnalysisParameters,
    transcriptId: row.transcript_id,
    keptRunId: row.kept_run_id,
    state: row.state,
    doneMs: row.done_ms,
    isCurrent: row.is_current === 1,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
    summary: JSON.parse(row.summary) as AnalysisSummary,
    queuedAtMs: row.queued_at_ms,
    finishedAtMs: row.finished_at_ms,
  };
}
