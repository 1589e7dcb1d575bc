/** Speech was found here and no text came of it. */
export interface Gap {
  readonly startMs: number;
  readonly endMs: number;
  /** between: text before and after it · tail: nothing follows · everything: the transcript has no text at all. */
  readonly place: 'between' | 'tail' | 'everything';
  /** It was transcribed a second time, with the same result. */
  readonly isRedone: boolean;
}

/** Span of a recording that is transcribed again; the rest of the text is taken over from `transcriptId`. */
export interface RetranscribedSpan {
  readonly transcriptId: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** silero: a model, where its file is in the models folder · built-in: needs none. */
export type SpeechDetectorName = 'silero' | 'built-in';

/** What looks for speech. auto: Silero where it is, else the built-in one · off: everything is transcribed. */
export const speechDetectorChoices = ['auto', 'silero', 'built-in', 'off'] as const;
export type SpeechDetectorChoice = (typeof speechDetectorChoices)[number];

/** Where a recording holds speech, as found while it was transcribed. */
export interface FoundSpeech {
  readonly detector: SpeechDetectorName;
  /** Start and end in turn, in milliseconds, ascending: [start, end, start, end, …]. */
  readonly edgesMs: readonly number[];
}

export interface DetectedLanguage {
  /** Whisper code. */
  readonly code: string;
  /** 0…1 among the languages that were allowed. */
  readonly probability: number;
}

/** What was found out about a recording's speech. */
export interface SpeechFindings extends FoundSpeech {
  /** Null where the language was given. */
  readonly language: DetectedLanguage | null;
}
