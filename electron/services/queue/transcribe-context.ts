import type { SpeechDetectorChoice } from '#shared/gap.ts';
import type { PartialSegment, Segment } from '#shared/segment.ts';
import type { Library } from '#services/library/library.ts';
import type { SpeechDetector } from '#services/speech/detect/speech-detector.ts';
import type { GrowingSound } from './growing-sound.ts';
import type { ModelsByLanguage } from '#services/recognition/engines-by-language.ts';
import type { JobModel } from '#services/recognition/recognizer.ts';

export interface TranscribeContext {
  readonly library: Library;
  /** Loaded while the first sound is decoded. */
  readonly model: Promise<JobModel>;
  /** Models that know a language better than the job's; absent where there is no choice. */
  readonly modelsByLanguage?: ModelsByLanguage;
  openDetector(choice: SpeechDetectorChoice): Promise<SpeechDetector>;
  /** How many windows may be in work or wait to be saved. */
  atOnce(): number;
  readonly ffmpeg: string;
  /** How long a program that writes to a file is expected to pause; as usual if absent. */
  readonly quietMs?: number | undefined;
  /** The sound of a recording that is being made; null or absent for all others. */
  readonly growing?: GrowingSound | null | undefined;
  readonly signal: AbortSignal;
  /** The graphics card that failed while this was transcribed; null or absent where none did. */
  readonly failedCard?: () => { readonly name: string; readonly detail: string } | null;
  /** The model reads a window so quickly that its first words need no reading of their own. */
  readonly isFast?: boolean;
  /** Called when everything was decoded and handed to the engine; what is left is waiting for it. */
  readonly onAllDecoded?: () => void;
  /** Called once with the language of the first speech, before anything of it is recognised; ends the run by throwing. */
  readonly onLanguage?: ((code: string) => void) | null;
  /** For left and right where each channel is a speaker. */
  readonly speakerNames: readonly [string, string];
  /** After each committed window, and once at the start (with no segments). */
  onCommitted(at: Committed): void;
  /** All that was recognised so far of the window in progress; the engine may still revise it. */
  onPartial(recognised: { transcriptId: number; segments: readonly PartialSegment[] }): void;
}

export interface Committed {
  readonly doneMs: number;
  readonly totalMs: number | null;
  readonly transcriptId: number;
  readonly segments: readonly Segment[];
}
