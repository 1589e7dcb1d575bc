/** Speech was found here and no text came of it. */
export interface Hole {
  readonly startMs: number;
  readonly endMs: number;
  /** between: text before and after it · tail: nothing follows · everything: the transcript has no text at all. */
  readonly place: 'between' | 'tail' | 'everything';
  /** It was heard a second time, with the same result. */
  readonly isRedone: boolean;
}

/** Span of a recording that is heard again; the rest of the text is taken over from `transcriptId`. */
export interface Redo {
  readonly transcriptId: number;
  readonly startMs: number;
  readonly endMs: number;
}

export const speechDetectors = ['silero', 'built-in', 'off'] as const;
/** off: nothing was looked for, the whole recording counts as speech. */
export type SpeechDetectorName = (typeof speechDetectors)[number];

/** Where a recording holds speech, as found while it was transcribed. */
export interface FoundSpeech {
  readonly detector: SpeechDetectorName;
  /** Start and end in turn, in milliseconds, ascending: [start, end, start, end, …]. */
  readonly edgesMs: readonly number[];
}
