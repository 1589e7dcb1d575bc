import type { Failure } from '#shared/failure.ts';
import type { Recording, RecordingState, RecordingWarning } from '#shared/recording.ts';
import type { PoorSound, SoundCheck } from '#shared/recognition/sound-check.ts';
import type { JobOptions } from '../records.ts';
import { treatmentsOf } from './job-options.ts';
import { soundKeySql } from './sound-key.ts';

export interface RecordingRow {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly sound_key: string;
  readonly added_at_ms: number;
  readonly removed_at_ms: number | null;
  readonly duration_ms: number | null;
  readonly has_video: number;
  readonly sound_check: string | null;
  readonly state: RecordingState;
  readonly options: string;
  readonly failure: string | null;
  readonly job_done_ms: number | null;
  readonly transcript_id: number | null;
  readonly model_id: string | null;
  readonly language: string | null;
  readonly warnings: string | null;
  readonly segment_count: number | null;
}

/** One statement for a page of recordings, whatever its length: no question per row. */
export const selectRecording = `SELECT recording.id, recording.name, recording.added_at_ms, recording.removed_at_ms,
    media.path, media.duration_ms, media.has_video, media.sound_check,
    ${soundKeySql('media.media_key', 'coalesce(text.parameters, job.options)')} AS sound_key,
    job.state, job.options, job.failure, run.done_ms AS job_done_ms,
    text.id AS transcript_id, text.model_id, text.language, text.warnings, text.segment_count
  FROM recording
  JOIN media ON media.id = recording.media_id
  JOIN job ON job.recording_id = recording.id
  LEFT JOIN transcript AS run ON run.id = job.transcript_id
  LEFT JOIN transcript AS text ON text.recording_id = recording.id AND text.is_current = 1`;

const statesWithProgress: ReadonlySet<RecordingState> = new Set(['running', 'paused', 'waiting']);

export function recordingOf(row: RecordingRow): Recording {
  const options = JSON.parse(row.options) as JobOptions;
  const { modelId: jobModelId } = options;
  const soundCheck = poorSound(row.sound_check, options);
  const hasProgress = statesWithProgress.has(row.state) && row.job_done_ms !== null;
  return {
    id: row.id,
    name: row.name,
    path: row.path,
    mediaKey: row.sound_key,
    addedAtMs: row.added_at_ms,
    removedAtMs: row.removed_at_ms,
    durationMs: row.duration_ms,
    hasVideo: row.has_video === 1,
    language: row.language,
    state: row.state,
    progress: hasProgress
      ? { doneMs: row.job_done_ms ?? 0, totalMs: row.duration_ms, speed: null, leftMs: null }
      : null,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
    warnings: row.warnings === null ? [] : (JSON.parse(row.warnings) as RecordingWarning[]),
    transcriptId: row.transcript_id,
    modelId: row.model_id ?? jobModelId,
    jobModelId,
    segmentCount: row.segment_count ?? 0,
    ...(soundCheck && { soundCheck }),
  };
}

function poorSound(stored: string | null, options: JobOptions): PoorSound | null {
  if (stored === null) return null;
  const check = JSON.parse(stored) as SoundCheck;
  return check.faults.length === 0 ? null : { ...check, treatments: treatmentsOf(options) };
}
