import type { FoundSound } from '#services/media/sound-source.ts';
import type { SpeechDetector } from '#services/speech/detect/speech-detector.ts';
import type { SpanRules } from '#services/speech/detect/speech-spans.ts';

/** How tracks of a file are listened to. */
export interface TrackRules extends SpanRules {
  readonly file: string;
  /** Of any of the tracks. */
  readonly sound: FoundSound;
  readonly ffmpeg: string;
  readonly signal: AbortSignal;
  /** A new one for each track. */
  openDetector(): Promise<SpeechDetector>;
}
