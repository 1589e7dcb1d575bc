/** A word with its place in the original recording; `probability` is 0…1, the geometric mean over its tokens. */
export interface Word {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly probability: number;
}

/** One utterance of a transcript; times are integer milliseconds of the original recording. */
export interface Segment {
  readonly id: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Name of the speaker; null while nobody is named. */
  readonly speaker: string | null;
  readonly text: string;
  /** Mean word probability 0…1 as recognised; null for text that has no words (imported or typed). */
  readonly confidence: number | null;
  /** Words as recognised; after an edit of the text they may differ from it (`isEdited`). */
  readonly words: readonly Word[];
  readonly isEdited: boolean;
}

/** Text of the window in work, before it is saved. */
export interface HeardSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}
