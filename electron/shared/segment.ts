/** A word with its place in the original recording; `probability` is 0…1, the geometric mean over its tokens. */
export interface Word {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  readonly probability: number;
}

/**
 * Why the text of a segment is doubtful. repeated: it says the same over and over · unsure: the model gave it little
 * probability · non-speech: where it stands no speech was found · ghost: a line that Whisper writes for silence or
 * music ("Thanks for watching") · failed: the engine ended at this place each time, and there is no text.
 */
export const segmentMarks = ['repeated', 'unsure', 'non-speech', 'ghost', 'failed'] as const;
export type SegmentMark = (typeof segmentMarks)[number];

/** What was read at first where a second reading, or names and terms that were expected, took its place. */
export interface FirstReading {
  /** Empty where the first reading had no text for this segment. */
  readonly text: string;
  /** Why it was read again; none where expected names and terms were put in. */
  readonly marks: readonly SegmentMark[];
}

/** One utterance of a transcript; times are integer milliseconds of the original recording. */
export interface Segment {
  readonly id: number;
  readonly transcriptId: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Name of the speaker; null without one. */
  readonly speaker: string | null;
  readonly speakerId: number | null;
  readonly text: string;
  /** Mean word probability 0…1 as recognised; null for text that has no words (imported or typed). */
  readonly confidence: number | null;
  /** The words of the text, in order, none overlapping; times of typed ones are estimated (`keep-timing.ts`). */
  readonly words: readonly Word[];
  readonly isEdited: boolean;
  /** Empty for text that nothing speaks against. */
  readonly marks: readonly SegmentMark[];
  /** True where `segments.firstReading` has something to show. */
  readonly hasFirstReading: boolean;
  /** Whisper code where its language differs from the transcript's; else null. */
  readonly language: string | null;
}

/** Text of the window in progress, before it is saved. */
export interface PartialSegment {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** A stretch of segments that is read as one: a turn of someone, or a part of a long one. */
export interface Paragraph {
  /** Index of its first segment. */
  readonly first: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly speakerId: number | null;
  /** False for one that continues the turn before it. */
  readonly isTurn: boolean;
}
