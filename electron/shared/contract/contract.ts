/**
 * Every method a page may call, every event it may hear. Both ends derive from this object: a method without an
 * implementation does not compile, and input is checked at run time because the page is not trusted.
 */
import { z } from 'zod';
import type { Hole, SpeechFindings } from '../gap.ts';
import { editContract } from './edit-contract.ts';
import type { ErasurePlan, ErasureResult } from '../erasure.ts';
import type { Failure } from '../failure.ts';
import type { CatalogueModel, DownloadState, ImportResult, ModelInfo, ModelTest } from '../model.ts';
import type { NetworkEntry } from '../network.ts';
import type { LibraryCare, LibraryDifference } from '../library-health.ts';
import type { JobProgress, Recording, RecordingState } from '../recording.ts';
import type { SearchCount, SearchFacets, SearchReply, SearchSuggestions } from '../search.ts';
import type { FirstReading, HeardSegment, Segment } from '../segment.ts';
import { jobChanges, maxNamedRecordings, recordingChoiceSchema } from './recording-choice.ts';
import type { RecordingSound } from '../audio-track.ts';
import { settingsChangeSchema, type Settings } from '../settings.ts';
import type { LibrarySearch } from '../text/find-text.ts';
import type { DoctorReport, SystemInfo } from '../system.ts';
import { exportFormats, type RenderedExport } from '../export.ts';
import type { TranscriptChange } from '../transcript-change.ts';
import { noteContract } from './note-contract.ts';
import { replaceContract } from './replace-contract.ts';
import { reviewContract } from './review-contract.ts';
import { sourceContract, type CopyOfRecording } from './source-contract.ts';
import { versionContract } from './version-contract.ts';
import { watchContract } from './watch-contract.ts';
import type { FindingCounts, WatchProgress } from '../watch.ts';

export interface Method<I extends z.ZodType, O> {
  readonly input: I;
  /** Only for the compiler; never present at run time. */
  readonly output?: O;
}

function method<I extends z.ZodType>(input: I): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input }) };
}

const id = z.int().positive();
const page = { offset: z.int().min(0), limit: z.int().min(1).max(200) };
const none = z.strictObject({});
const searchText = z.string().max(1000);
const path = z.string().min(1).max(32_768);
const modelId = z.string().min(1).max(400);
const model = z.strictObject({ modelId });

export interface AddResult {
  readonly added: readonly Recording[];
  /** Files that cannot be added, each with its reason. */
  readonly refused: readonly { readonly path: string; readonly failure: Failure }[];
  /** Recordings that were there already (same content); they are shown rather than added twice. */
  readonly alreadyThere: readonly Recording[];
  /** Files that hold the content of a recording whose file has another path: what each of them is. */
  readonly copies: readonly CopyOfRecording[];
}
export interface JobCounts {
  readonly waiting: number;
  readonly paused: number;
  /** What waits, by the model it will be heard with; for estimates. */
  readonly ahead: readonly WaitingAudio[];
  /** The longest that waits or is paused, for what a model would mean for it; null where no length is known. */
  readonly longest: { readonly name: string; readonly durationMs: number } | null;
}
export interface WaitingAudio {
  readonly modelId: string;
  /** Of recordings whose length is known. */
  readonly audioMs: number;
  /** Recordings whose length is not known yet. */
  readonly unknownCount: number;
}
export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
}

export const contract = {
  'system.info': method(none).returns<SystemInfo>(),
  'system.doctor': method(none).returns<DoctorReport>(),

  'library.care': method(none).returns<LibraryCare>(),
  /** Reads the whole library; what differs becomes the notice. */
  'library.check': method(none).returns<{ readonly differences: readonly LibraryDifference[] }>(),
  /** The damaged file is kept beside it; what can be read and proved goes on in a fresh library. */
  'library.salvage': method(none).returns<LibraryCare>(),
  'library.dismissNotice': method(none).returns<LibraryCare>(),
  /** Copied, read back in full, then named; the newest seven are kept. */
  'backups.make': method(none).returns<LibraryCare>(),
  /** The present library is kept as `library.db.before-restore-<time>`; `backup-damaged` changes nothing. */
  'backups.restore': method(z.strictObject({ name: z.string().min(1).max(255) })).returns<LibraryCare>(),

  /** Adds files, and the media files in folders, and queues them with the present settings. */
  'recordings.add': method(
    z.strictObject({
      paths: z.array(path).min(1).max(10_000),
      /** Keeps them ready, paused with `model-wanted`, until a real model is chosen or `recordings.startHeld` is called. */
      isHeld: z.boolean().optional(),
    }),
  ).returns<AddResult>(),
  /** How many are kept ready for a real model. */
  'recordings.heldCount': method(none).returns<number>(),
  /** Queues them with the present settings; returns how many. */
  'recordings.startHeld': method(none).returns<number>(),
  'recordings.addSample': method(none).returns<AddResult>(),
  /** Newest first. */
  'recordings.list': method(z.strictObject({ ...page, bin: z.boolean().default(false) })).returns<Page<Recording>>(),
  'recordings.get': method(z.strictObject({ recordingId: id })).returns<Recording>(),
  /** Ids of a stretch of the list, for what is selected without having been seen. */
  'recordings.ids': method(
    z.strictObject({ offset: z.int().min(0), limit: z.int().min(1).max(maxNamedRecordings), bin: z.boolean() }),
  ).returns<readonly number[]>(),
  /** Moves to the bin, where jobs stand still; the source files are never touched. Returns how many. */
  'recordings.remove': method(recordingChoiceSchema).returns<number>(),
  /** What deleting for good would take with it, of those that are in the bin. */
  'recordings.planErasure': method(recordingChoiceSchema).returns<ErasurePlan>(),
  /**
   * Deletes for good, of recordings in the bin: text, versions, history, notes, findings, the app's own copies of the
   * sound. The user's files are never touched. There is no way back but a backup, which goes too with `withCopies`.
   */
  'recordings.erase': method(
    z.strictObject({ choice: recordingChoiceSchema, withCopies: z.boolean().default(false) }),
  ).returns<ErasureResult>(),
  /** Returns how many. */
  'recordings.restore': method(recordingChoiceSchema).returns<number>(),
  /** Takes back the last move to the bin, also after a restart; returns how many came back, 0 when the bin is empty. */
  'recordings.undoRemove': method(none).returns<number>(),

  /** Of recordings in the library, not in the bin. */
  'jobs.running': method(none).returns<Recording | null>(),
  'jobs.counts': method(none).returns<JobCounts>(),
  'jobs.pause': method(z.strictObject({ recordingId: id })).returns<null>(),
  'jobs.resume': method(z.strictObject({ recordingId: id })).returns<null>(),
  'jobs.cancel': method(z.strictObject({ recordingId: id })).returns<null>(),
  /** Starts a failed or cancelled recording again, from its cursor where the text is still valid. */
  'jobs.retry': method(z.strictObject({ recordingId: id })).returns<null>(),
  /** The same for many: those in a state for it; returns how many were. */
  'jobs.changeMany': method(
    z.strictObject({ recordings: recordingChoiceSchema, change: z.enum(jobChanges) }),
  ).returns<number>(),

  /** Looks into the file: its audio tracks, and of which sound of it the text on screen is, or will be. */
  'recordings.sound': method(z.strictObject({ recordingId: id })).returns<RecordingSound>(),
  /** Speech that gave no text, in the order of time. */
  'transcripts.holes': method(z.strictObject({ transcriptId: id })).returns<readonly Hole[]>(),
  /** Where the recording holds speech; null until the transcript is finished, and for those of older versions. */
  'transcripts.speech': method(z.strictObject({ transcriptId: id })).returns<SpeechFindings | null>(),
  /** Hears a span again, with the present settings, into a new version that takes over the rest of the text. */
  'transcripts.redo': method(
    z.strictObject({ transcriptId: id, startMs: z.int().min(0), endMs: z.int().min(1) }),
  ).returns<null>(),

  /** In the order of time. */
  'segments.list': method(z.strictObject({ transcriptId: id, ...page })).returns<Page<Segment>>(),
  /** Index (for `offset`) of the segment that is spoken at `atMs`, or the last one before it. */
  'segments.indexAt': method(z.strictObject({ transcriptId: id, atMs: z.int().min(0) })).returns<number>(),
  /** What a second reading took the place of; null where the text is the first reading. */
  'segments.firstReading': method(z.strictObject({ segmentId: id })).returns<FirstReading | null>(),
  ...editContract,

  /** What could not be understood of the query is searched as plain words. Newest recording first. */
  'search.query': method(
    z.strictObject({ text: searchText, order: z.enum(['newest', 'relevance']).optional(), ...page }),
  ).returns<SearchReply>(),
  /** The whole count of what `search.query` counted up to a limit. */
  'search.count': method(z.strictObject({ text: searchText })).returns<SearchCount>(),
  'search.facets': method(z.strictObject({ text: searchText })).returns<SearchFacets>(),
  'search.suggest': method(z.strictObject({ text: searchText })).returns<SearchSuggestions>(),
  /** Throws the index away and builds it anew in the background. */
  'search.rebuild': method(none).returns<null>(),

  'exports.render': method(
    z.strictObject({
      transcriptId: id,
      format: z.enum(exportFormats),
      withTimes: z.boolean().default(false),
      /** Notes and bookmarks, in `txt` and `json`. */
      withNotes: z.boolean().default(false),
      withSpeakers: z.boolean().default(true),
    }),
  ).returns<RenderedExport>(),
  /** Fails with `file-exists` unless `overwrite`; written beside the target and renamed, so never half there. */
  'exports.save': method(
    z.strictObject({
      transcriptId: id,
      format: z.enum(exportFormats),
      withTimes: z.boolean().default(false),
      withNotes: z.boolean().default(false),
      withSpeakers: z.boolean().default(true),
      path,
      overwrite: z.boolean(),
    }),
  ).returns<{ path: string; sizeBytes: number }>(),

  'models.list': method(none).returns<readonly ModelInfo[]>(),
  /** Published models, first what this computer carries best. */
  'models.catalogue': method(none).returns<readonly CatalogueModel[]>(),
  /** A file, or every model in a folder: checked, copied or left where it lies, its hash remembered. */
  'models.import': method(
    z.strictObject({ path, how: z.enum(['copy', 'reference']).default('copy') }),
  ).returns<ImportResult>(),
  /** The user's word for a file whose hash nobody published; until then it is not used. */
  'models.accept': method(model).returns<ModelInfo>(),
  'models.verify': method(model).returns<ModelInfo>(),
  /** Copies the file and its entry of the catalogue into a folder, for another computer. */
  'models.export': method(z.strictObject({ modelId, dir: path })).returns<{ path: string; sizeBytes: number }>(),
  'models.remove': method(model).returns<{ freedBytes: number }>(),
  /** Begins or goes on, also for what is damaged in a published model; returns at once, `models.progressed` tells the rest. */
  'models.download': method(model).returns<null>(),
  'models.pause': method(model).returns<null>(),
  /** Also removes what was fetched so far. */
  'models.cancel': method(model).returns<null>(),
  /** Seconds to minutes: the bundled speech through the model on each device. */
  'models.test': method(model).returns<readonly ModelTest[]>(),

  /** Every connection the app ever made, newest first. */
  'network.log': method(z.strictObject(page)).returns<Page<NetworkEntry>>(),

  ...watchContract,
  ...sourceContract,
  ...noteContract,
  ...reviewContract,
  ...replaceContract,
  ...versionContract,

  'settings.get': method(none).returns<Settings>(),
  'settings.set': method(settingsChangeSchema).returns<Settings>(),
} as const;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
export type Input<N extends MethodName> = z.input<Contract[N]['input']>;
export type CheckedInput<N extends MethodName> = z.output<Contract[N]['input']>;
export type Output<N extends MethodName> = Contract[N] extends Method<z.ZodType, infer O> ? O : never;

/** What the services implement: input has been checked and defaults are filled in. */
export type Services = { readonly [N in MethodName]: (input: CheckedInput<N>) => Promise<Output<N>> };

/** What callers see. Rejects with an `AppFailure`. */
export type Api = { readonly [N in MethodName]: (input: Input<N>) => Promise<Output<N>> };

/** Over every wire: Electron keeps only the message of a thrown error, so failures travel as values. */
export type Reply<O> = { readonly ok: true; readonly value: O } | { readonly ok: false; readonly failure: Failure };

/** Events carry what changed, so that a page need not ask again for the common case. */
export interface Events {
  'recording.added': { readonly recordings: readonly Recording[] };
  'recording.changed': { readonly recording: Recording };
  'recording.removed': { readonly recordingIds: readonly number[] };
  /** One action for many: they came, went or changed, and what is shown of them is to be asked for again. */
  'recordings.changed': { readonly recordingIds: readonly number[] };
  /** An action for many goes on; the last part is told by what it did. */
  'recordings.progressed': { readonly doneCount: number; readonly totalCount: number };
  'job.progressed': { readonly recordingId: number; readonly state: RecordingState; readonly progress: JobProgress };
  /** Heard of the window in work, in order, and not saved yet: shown until `segments.added` of that window replaces it. */
  'segments.heard': {
    readonly recordingId: number;
    readonly transcriptId: number;
    readonly segments: readonly HeardSegment[];
  };
  /** Segments of one committed window, in order. */
  'segments.added': {
    readonly recordingId: number;
    readonly transcriptId: number;
    readonly segments: readonly Segment[];
  };
  /** A step of editing, told for each transcript that it changed. */
  'transcript.edited': TranscriptChange & { readonly stepId: number };
  /** Notes of a recording came, went or changed; they are to be asked for again. */
  'notes.changed': { readonly recordingId: number };
  /** States of doubtful places changed, by a decision or by an edit. */
  'review.changed': { readonly transcriptId: number };
  /** A search through the library for what is to be replaced goes on; null when it is over or was stopped. */
  'replace.progressed': { readonly progress: LibrarySearch | null };
  'settings.changed': { readonly settings: Settings };
  /** Findings, lists or the progress of a search back over the library; what is shown of them is to be asked again. */
  'watch.changed': { readonly counts: FindingCounts; readonly progress: WatchProgress };
  'library.careChanged': { readonly care: LibraryCare };
  /** A backup took the place of the library: everything that was read before is void. */
  'library.replaced': Readonly<Record<string, never>>;
  'models.changed': { readonly models: readonly ModelInfo[] };
  /** A few times a second while a download runs; null when it is over or was cancelled. */
  'models.progressed': { readonly modelId: string; readonly download: DownloadState | null };
}
export type EventName = keyof Events;
export type AppEvent = { readonly [N in EventName]: { readonly name: N; readonly data: Events[N] } }[EventName];

export function isMethodName(name: unknown): name is MethodName {
  return typeof name === 'string' && Object.hasOwn(contract, name);
}
