import type { Failure } from './failure.ts';
import type { PoorSound } from './recognition/sound-check.ts';

/**
 * waiting: in the queue · running · paused: kept at its cursor by the user · done · failed: see `failure` · cancelled.
 * A recording that the app was transcribing when it ended is `waiting` again at the next start, with its cursor.
 */
export const recordingStates = ['waiting', 'running', 'paused', 'done', 'failed', 'cancelled'] as const;
export type RecordingState = (typeof recordingStates)[number];

/** Kept with a finished transcript that a person should check. */
export type RecordingWarning =
  /** Damaged, or cut off; `declaredMs` is null where the container does not say how much there was. */
  | { readonly kind: 'incomplete'; readonly decodedMs: number; readonly declaredMs: number | null }
  /**
   * Nothing shows that the file was written to its end, or more came out of it than its size can explain and the rest
   * was left. Older versions left what was far longer than the container declares.
   */
  | {
      readonly kind: 'open-end';
      readonly decodedMs: number;
      readonly why: 'no-end-mark' | 'length-limit' | 'longer-than-declared';
    }
  /** The header says less than there is (a recorder that died, a length that wrapped at 4 GiB); all was transcribed. */
  | { readonly kind: 'longer-than-header'; readonly decodedMs: number; readonly declaredMs: number }
  /** The clock of the container went back: another recording begins there. At most the first 20 places. */
  | { readonly kind: 'clock-restarts'; readonly count: number; readonly atMs: readonly number[] }
  /** Audio tracks that this ffmpeg cannot decode; `number` counts from one. */
  | {
      readonly kind: 'tracks-passed-over';
      readonly tracks: readonly {
        readonly number: number;
        readonly codec: string;
        readonly obstacle: 'unknown-codec' | 'encrypted';
      }[];
    }
  /** Speech that gave no text: see `transcripts.holes`. */
  | { readonly kind: 'gaps'; readonly count: number; readonly speechMs: number }
  /** What was listened to; absent in texts of older versions. */
  | { readonly kind: 'no-speech'; readonly listened?: ListenedSound }
  /** No track was chosen, and the first ones hold no speech; numbers count from one. */
  | { readonly kind: 'track-found'; readonly number: number; readonly silent: readonly number[] }
  /** Speech that is not in this text; numbers count from one. */
  | { readonly kind: 'other-tracks'; readonly numbers: readonly number[] }
  /** Those that were chosen hold no speech, and these of the same track do; numbers count from one. */
  | { readonly kind: 'other-channels'; readonly numbers: readonly number[] }
  /** The level was not fit for recognition, which got a treated copy. Decibels are 0 where nothing was done. */
  | {
      readonly kind: 'level';
      readonly raisedDb: number;
      readonly loweredDb: number;
      readonly hasOffset: boolean;
      readonly hasHum: boolean;
      readonly isClipped: boolean;
      /** Where peaks were cut off, and how often if that is more; absent in texts of older versions. */
      readonly clipped?: { readonly count: number; readonly atMs: readonly number[] };
      /** The peaks were restored there; absent where they were not. */
      readonly isRestored?: boolean;
    }
  /** The graphics card failed in the middle of it, for a technical reason in English; the processor did the rest. */
  | { readonly kind: 'graphics-card-failed'; readonly name: string; readonly detail: string }
  | { readonly kind: 'demo-model' };

export interface ListenedSound {
  /** From one. */
  readonly track: number;
  readonly trackCount: number;
  /** Numbers from one; null for all. */
  readonly channels: readonly number[] | null;
  readonly channelCount: number | null;
  readonly durationMs: number;
  /** Of its loudest second, dB of full scale; null for digital silence. */
  readonly loudestDb: number | null;
}

export interface JobProgress {
  /** Position in the recording up to which the text is committed. */
  readonly doneMs: number;
  /** Length of the recording; null until it is read from the container. */
  readonly totalMs: number | null;
  /** Recording time (of speech, where that is known) per wall time of this run, e.g. 12.5; null during the first seconds. */
  readonly speed: number | null;
  /** Wall time left; null while unknown. */
  readonly leftMs: number | null;
  /** Name of the graphics card that does the work; absent where it is the processor. */
  readonly graphicsCard?: string;
}

export interface Recording {
  readonly id: number;
  /** File name as the user knows it, without the folder. */
  readonly name: string;
  /** Absolute path of the source; never written to. */
  readonly path: string;
  /** Unguessable name under which the sound that its text was made of is served: `<mediaBase><mediaKey>`. */
  readonly mediaKey: string;
  readonly addedAtMs: number;
  /** When it was moved to the bin; null while it is in the library. */
  readonly removedAtMs: number | null;
  readonly durationMs: number | null;
  readonly hasVideo: boolean;
  /** Whisper language code once known, e.g. `ru`. */
  readonly language: string | null;
  readonly state: RecordingState;
  readonly progress: JobProgress | null;
  /** Of a finished one: why a later run failed; its text is as it was. */
  readonly failure: Failure | null;
  readonly warnings: readonly RecordingWarning[];
  readonly transcriptId: number | null;
  readonly modelId: string | null;
  /** What its job runs with, or ran with last. */
  readonly jobModelId: string;
  readonly segmentCount: number;
  /** What a few places of a long one sound like, checked before it was transcribed; absent where nothing is wrong. */
  readonly soundCheck?: PoorSound;
}
