import type { AnalysisProgress, AnalysisState } from '../analyses/analysis.ts';
import type { LibraryHealth } from '../maintenance/library-health.ts';
import type { DownloadState, ModelInfo } from '../model.ts';
import type { LiveRecording } from '../live.ts';
import type { RunOutcome } from './jobs.ts';
import type { JobProgress, Recording, RecordingState } from '../recording.ts';
import type { PartialSegment, Segment } from '../segment.ts';
import type { RedactionProgress } from '../sharing/redaction.ts';
import type { QualityProgress } from '../quality/lab.ts';
import type { Settings } from '../settings.ts';
import type { LibrarySearch } from '../text/find-text.ts';
import type { TranscriptChange } from '../edits/transcript-change.ts';
import type { FindingCounts, WatchProgress } from '../watch.ts';

/** Events carry what changed, so that a page need not ask again for the common case. */
export interface Events {
  'recording.added': { readonly recordings: readonly Recording[] };
  'recording.changed': { readonly recording: Recording };
  'recording.removed': { readonly recordingIds: readonly number[] };
  /** One action for many: they came, went or changed, and what is shown of them is to be asked for again. */
  'recordings.changed': { readonly recordingIds: readonly number[] };
  /** Progress of an action for many; the last part is reported by what it did. */
  'recordings.progressed': { readonly doneCount: number; readonly totalCount: number };
  /** Waiting recordings changed their order. */
  'queue.changed': Readonly<Record<string, never>>;
  'job.progressed': { readonly recordingId: number; readonly state: RecordingState; readonly progress: JobProgress };
  /** The queue is done with a recording for now, and has noted how. */
  'job.ended': { readonly recordingId: number; readonly outcome: RunOutcome };
  /**
   * Recognised of the window in progress, in order, and not saved yet: shown until `segments.added` of that window
   * replaces it.
   */
  'segments.partial': {
    readonly recordingId: number;
    readonly transcriptId: number;
    readonly segments: readonly PartialSegment[];
  };
  /** Segments of one committed window, in order. */
  'segments.added': {
    readonly recordingId: number;
    readonly transcriptId: number;
    readonly segments: readonly Segment[];
  };
  /** A recording from the microphone began, was paused, was resumed or is over. */
  'live.changed': { readonly live: LiveRecording | null };
  /** A step of editing, emitted for each transcript that it changed. */
  'transcript.edited': TranscriptChange & { readonly stepId: number };
  /** Tags, collections or fields came, went or changed. */
  'catalogue.changed': Readonly<Record<string, never>>;
  /** Notes of a recording came, went or changed; they are to be asked for again. */
  'notes.changed': { readonly recordingId: number };
  /** States of doubtful places changed, by a decision or by an edit. */
  'review.changed': { readonly transcriptId: number };
  /** A run of an analysis waits, runs or ended; null where many did. What it found is to be asked for again when it is done. */
  'analysis.changed': {
    readonly recordingId: number | null;
    readonly analyzer: string | null;
    readonly state: AnalysisState;
  };
  'analysis.progressed': { readonly progress: AnalysisProgress };
  /** Progress of a search through the library for what is to be replaced; null when it is over or was stopped. */
  'replace.progressed': { readonly progress: LibrarySearch | null };
  /** It listens, or no longer; its token or its webhooks changed. */
  'localApi.changed': Readonly<Record<string, never>>;
  /** Watched folders, or what arrived in them. */
  'sources.changed': Readonly<Record<string, never>>;
  /** Batches came, went or moved on. */
  'batch.changed': Readonly<Record<string, never>>;
  /** What of a recording is removed changed; to be asked for again. */
  'redaction.changed': { readonly recordingId: number };
  'redaction.progressed': { readonly progress: RedactionProgress };
  /** A run of the quality lab, or a set or reference (null), came or changed. */
  'quality.changed': { readonly runId: number | null; readonly tuningId: number | null };
  'quality.progressed': { readonly progress: QualityProgress };
  'settings.changed': { readonly settings: Settings };
  /** Findings, lists or the progress of a search back over the library; what is shown of them is to be asked again. */
  'watch.changed': { readonly counts: FindingCounts; readonly progress: WatchProgress };
  /** Rules, what they found, or the progress of their run over the library. */
  'rules.changed': { readonly progress: WatchProgress };
  /** Saved searches came, went or were viewed. */
  'searches.changed': Readonly<Record<string, never>>;
  'library.healthChanged': { readonly health: LibraryHealth };
  /** A backup took the place of the library: everything that was read before is void. */
  'library.replaced': Readonly<Record<string, never>>;
  'models.changed': { readonly models: readonly ModelInfo[] };
  /** A few times a second while a download runs; null when it is over or was cancelled. */
  'models.progressed': { readonly modelId: string; readonly download: DownloadState | null };
}

export type EventName = keyof Events;

export type AppEvent = { readonly [N in EventName]: { readonly name: N; readonly data: Events[N] } }[EventName];
