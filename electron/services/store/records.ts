/** What the stores of the library exchange, and what each store offers. Every method is synchronous and returns after the commit is on disk. */
import type { UsedModel } from '#shared/recognition/model-for-language.ts';
import type { ReadSoundKey } from './recordings/sound-key.ts';
import type { JobCounts } from '#shared/contract/jobs.ts';
import type { Page } from '#shared/page.ts';
import type { DetectedLanguage, FoundSpeech, Gap, RetranscribedSpan, SpeechFindings } from '#shared/gap.ts';
import type { Failure } from '#shared/failure.ts';
import type { RecordingChoice } from '#shared/contract/recording-choice.ts';
import type { Recording, RecordingState, RecordingWarning } from '#shared/recording.ts';
import type { FirstReading, Paragraph, Segment, SegmentMark } from '#shared/segment.ts';
import type { SoundChoice } from '#shared/audio-track.ts';
import type { Settings, SettingsChange } from '#shared/settings.ts';
import type { SoundCheck } from '#shared/recognition/sound-check.ts';
import type { RecognitionOptions } from '#shared/recognition/recognition-options.ts';

export interface NewRecording {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** Over size, first and last MiB and 16 samples: finds candidates for "the same file again". */
  readonly quickHash: string;
  /** What the file system said of the file (`fileStamp`); absent where no one asked. */
  readonly stamp?: string;
  readonly durationMs: number | null;
  readonly hasVideo: boolean;
}

/** Codes of languages stay as they were given. */
type JobValues = Omit<RecognitionOptions, 'language' | 'languages'> & {
  readonly language: string;
  readonly languages: readonly string[];
};
/** Every job names these; what else is absent is as in the settings a library comes with. */
type AlwaysNamed = 'modelId' | 'language' | 'translate' | 'prompt' | 'threads';

/** What a job was started with; kept, so that a resumed job continues the same way after the settings changed. */
export interface JobOptions extends Pick<JobValues, AlwaysNamed>, Partial<Omit<JobValues, AlwaysNamed>> {
  /** Which sound of the file; the default track, mixed, if absent. */
  readonly sound?: SoundChoice;
  /** Only this span is transcribed again. */
  readonly redo?: RetranscribedSpan;
  /** A run beside a finished text, which stays the current one if people changed something in it. */
  readonly isBeside?: boolean;
  /** No one chose otherwise: settings that were found for its folder or language take their place when it begins. */
  readonly isTunable?: boolean;
  /** The sound is recognised as it is: neither brought to a level nor freed of hum. */
  readonly leavesLevel?: boolean;
  /** Someone reads along: the first windows are short. */
  readonly isReadAlong?: boolean;
}

export interface Job {
  readonly recordingId: number;
  readonly state: RecordingState;
  readonly options: JobOptions;
  readonly transcriptId: number | null;
  /** Everything before it is committed. */
  readonly resumeMs: number;
}

export interface NewSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly words: Segment['words'];
  /** Name; a speaker of that name is made where the transcript has none. */
  readonly speaker?: string | null;
  /** Slot of a speaker that is made for it: the number of its channel, from 1. */
  readonly speakerSlot?: number;
  readonly marks?: readonly SegmentMark[];
  /** What it took the place of; null or absent for a first reading that was good enough. */
  readonly firstReading?: FirstReading | null;
  /** Only where it is not the transcript's. */
  readonly language?: string | null;
}

export interface RecordingSource {
  readonly path: string;
  readonly sizeBytes: number;
  readonly quickHash: string;
}

/** A recording whose content may be that of a file which looks the same. */
export interface KnownSource extends RecordingSource {
  readonly recordingId: number;
  /** Of the whole content; null until it was read to its end. */
  readonly sha256: string | null;
  /** Of its file when its content was last proved to be there; empty where that is not known. */
  readonly stamp: string;
  /** Text was made of this content: the file may not be exchanged for another one. */
  readonly hasText: boolean;
}

export interface SeenFile {
  readonly path: string;
  readonly stamp: string;
}

export interface RecordingStore {
  /** Rows and their waiting jobs, in one transaction. */
  add(recordings: readonly NewRecording[], options: JobOptions): readonly Recording[];
  /** Newest first. */
  list(page: { offset: number; limit: number; bin: boolean }): Page<Recording>;
  /** Throws `not-found`. */
  get(recordingId: number): Recording;
  /** Recordings in the library (not in the bin) of the same size and quick hash, newest first: not yet the same content. */
  candidates(file: { sizeBytes: number; quickHash: string }): readonly KnownSource[];
  /** By a key as `soundKey` makes it; of what it names `track` is null for the container's default, `channels` for all. */
  byMediaKey(
    key: string,
  ): ({ readonly recordingId: number; readonly path: string } & Omit<ReadSoundKey, 'mediaKey'>) | null;
  /** Of the run that worked on a recording at that time, as `soundKey` makes it; null before the first. */
  soundKeyAt(recordingId: number, atMs: number): string | null;
  /** What the file was when it was added, to see whether it is still the same. Throws `not-found`. */
  source(recordingId: number): RecordingSource & { readonly sha256: string | null };
  knownSource(recordingId: number): KnownSource;
  /**
   * The same content is at this path from now on; `stamp` is empty where that is not proved. `isOther`: it is another
   * content, of which nothing was made yet; its hash is unknown again and it gets a media key of its own.
   */
  setSource(
    recordingId: number,
    source: RecordingSource & { readonly stamp?: string; readonly isOther?: boolean },
  ): void;
  /** Of the content that text is being made of, as soon as it was read to its end. */
  setSha256(recordingId: number, sha256: string | null): void;
  /** The content was proved to be at this path too, in a file with this stamp. */
  noteSeen(recordingId: number, file: { path: string; stamp: string }): void;
  /** Where the content was seen, oldest first, each with its stamp. */
  seenFiles(recordingId: number): readonly SeenFile[];
  /** Id, path and what is known of the content, of all in the library (not in the bin), oldest first. */
  sources(): readonly KnownSource[];
  /** The same in parts: those behind an id. */
  sourcesAfter(recordingId: number, limit: number): readonly KnownSource[];
  setMedia(recordingId: number, media: { durationMs: number | null; hasVideo: boolean }): void;
  /** Null where no one looked. */
  soundCheck(recordingId: number): SoundCheck | null;
  setSoundCheck(recordingId: number, check: SoundCheck): void;
  /** Recordings whose text is still to come and whose length is not known, or which are this long and were not listened to. */
  unchecked(minMs: number): readonly number[];
  /** To the bin: out of lists, search and the queue. Those removed with the same `atMs` come back together; returns it. */
  remove(recordingIds: readonly number[], atMs?: number): number;
  restore(recordingIds: readonly number[]): void;
  /** Later than every move to the bin before it. */
  nextRemovalMs(): number;
  /** In the bin; null for one that is not there. */
  isRemoved(recordingId: number): boolean | null;
  /** Those that the last move to the bin took; empty for an empty bin. */
  lastRemoved(): readonly number[];
  /** In the order of the list. */
  idsOf(choice: RecordingChoice): readonly number[];
  idsAt(page: { offset: number; limit: number; bin: boolean }): readonly number[];
}

export interface JobStore {
  get(recordingId: number): Job;
  /** The first waiting job of a recording that is in none of these batches, nor in the bin. */
  nextWaiting(heldBatchIds?: readonly number[]): Job | null;
  counts(): JobCounts;
  /** What waits, in the order in which it will be worked on. */
  next(page: { readonly offset: number; readonly limit: number }): Page<Recording>;
  /** Puts those of them that wait, in this order, before another one that waits; before none, or one that does not wait: at the end. */
  move(recordingIds: readonly number[], beforeId: number | null): void;
  setState(recordingId: number, state: RecordingState, failure?: Failure | null): void;
  /** One transaction; those in another state are left alone. Returns the ids of those that changed. */
  setStates(
    recordingIds: readonly number[],
    from: readonly RecordingState[],
    to: RecordingState,
    options?: (job: Job) => JobOptions,
  ): readonly number[];
  /** What waits or is paused; a run beside a finished text leaves the recording done. Returns the ids of those that changed. */
  cancel(recordingIds: readonly number[]): readonly number[];
  /** Paused until a real model is here. */
  hold(recordingIds: readonly number[]): void;
  heldIds(): readonly number[];
  heldCount(): number;
  /** Those of them that are held wait from now on, with these options; returns their ids. */
  releaseHeld(recordingIds: readonly number[], options: JobOptions): readonly number[];
  /** A text of it was finished and is in use: what fails or stops after that leaves it as it is. */
  hasFinishedText(recordingId: number): boolean;
  /** The text of the unfinished run is given up: the next run begins at the start. */
  abandonRun(recordingId: number): void;
  /** New options for the next run; a transcript in progress with other options is left as it is and a new one begins (threads do not count). */
  setOptions(recordingId: number, options: JobOptions): void;
}

export interface TranscriptStore {
  /** Continues the unfinished transcript of the job, or begins a new version; earlier ones are kept, and a finished one stays the current one until this is finished. */
  begin(
    recordingId: number,
    /** As exports name it; `whisper.cpp` if not given. */
    engine?: string,
  ): {
    readonly transcriptId: number;
    readonly resumeMs: number;
    readonly language: string | null;
  };
  /** One transaction: segments, words, hashes, resume cursor, search index. Empty `segments` only move the cursor. */
  commitWindow(window: {
    readonly transcriptId: number;
    readonly resumeMs: number;
    readonly language: string | null;
    /** Kept from the first time it is known. */
    readonly detected?: DetectedLanguage | null;
    readonly segments: readonly NewSegment[];
    /** By language; what is known already stays. */
    readonly usedModels?: readonly UsedModel[];
  }): readonly Segment[];
  /** Marks it complete and the job done, in one transaction; it becomes the current one: see `JobOptions.isBeside`. */
  finish(
    transcriptId: number,
    result: {
      readonly durationMs: number;
      readonly sha256: string;
      readonly warnings: readonly RecordingWarning[];
      readonly gaps?: readonly Gap[];
      readonly speech?: FoundSpeech;
    },
  ): void;
  /**
   * A text of another program, whole, in one transaction. It is the current one where the recording has no finished text
   * yet. Without a recording one is made that has no file until it is located. Throws `not-found`.
   */
  addImported(text: {
    readonly recordingId: number | null;
    /** Of a recording that is made for it. */
    readonly name: string;
    readonly modelId: string;
    /** JSON of what is reported of the file. */
    readonly parameters: string;
    readonly language: string | null;
    readonly segments: readonly NewSegment[];
    /** Of the job of a recording that is made. */
    readonly options: JobOptions;
  }): { readonly recordingId: number; readonly transcriptId: number };
  get(transcriptId: number): TranscriptDetails;
  /** Speech without text, as found when it was finished. Throws `not-found`. */
  gaps(transcriptId: number): readonly Gap[];
  /** Null for a transcript that is not finished, or is from before speech was kept. */
  speech(transcriptId: number): SpeechFindings | null;
  /** In the order of time; none for a text without segments. */
  paragraphs(transcriptId: number): readonly Paragraph[];
}

export interface TranscriptDetails {
  readonly transcriptId: number;
  readonly recordingId: number;
  readonly recordingName: string;
  readonly durationMs: number | null;
  readonly sha256: string | null;
  readonly engine: string;
  readonly modelId: string;
  readonly language: string | null;
  /** What of the file it was made of. */
  readonly sound: SoundChoice;
}

export interface SegmentStore {
  /** In the order of time. Throws `not-found` for an unknown transcript. */
  list(transcriptId: number, page: { offset: number; limit: number }): Page<Segment>;
  /** Throws `not-found`. */
  get(segmentId: number): Segment;
  /** Index (for `offset`) of the segment that is spoken at a time, or the last one before it. */
  indexAt(transcriptId: number, atMs: number): number;
  /** All that is said, also in part, between two times, in order. */
  between(transcriptId: number, fromMs: number, toMs: number): readonly Segment[];
  /** Null where the text is the first reading. */
  firstReading(segmentId: number): FirstReading | null;
  /** Streams a whole transcript. */
  iterate(transcriptId: number): IterableIterator<Segment>;
}

export interface SettingStore {
  get(): Settings;
  set(changes: SettingsChange): Settings;
}
