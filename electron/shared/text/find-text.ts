/** What is looked for in the text of transcripts, and what is found. */
export interface TextQuery {
  readonly text: string;
  readonly isRegex: boolean;
  /** Only where no letter or digit stands before or behind it, in any script. */
  readonly isWholeWord: boolean;
  readonly isCaseSensitive: boolean;
  /** ё and е are the same letter. */
  readonly isYoLoose: boolean;
}

/** In UTF-16 units. */
export const maxFindTextLength = 400;
export const maxReplacementLength = 2000;

/**
 * Why a regular expression is not looked for: it is none; it needs what cannot be done in linear time (back references,
 * look-around, long repeats) and could hang; `\b` stands inside it, where it would not know Cyrillic letters.
 */
export const findProblems = ['invalid', 'not-linear', 'inner-boundary'] as const;
export type FindProblem = (typeof findProblems)[number];

/** One place, with the text around it and what would stand there instead. */
export interface TextHit {
  readonly segmentId: number;
  /** Place of the segment in the transcript. */
  readonly index: number;
  readonly startMs: number;
  /** UTF-16 offsets into the segment's text, half open. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly match: string;
  readonly replacement: string;
  readonly after: string;
}

export interface FoundText {
  readonly rows: readonly TextHit[];
  readonly total: number;
  /** Segments with at least one hit. */
  readonly segmentCount: number;
  readonly problem: FindProblem | null;
}

/** How far a search through all transcripts is. */
export interface LibrarySearch {
  readonly searchId: number;
  /** 0…1; 1 when it is done. */
  readonly share: number;
  readonly hitCount: number;
  readonly recordingCount: number;
  /** There was more than is listed. */
  readonly isCut: boolean;
}

export interface FoundRecording {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly name: string;
  readonly hitCount: number;
}

/** Places that a search through the library lists at most. */
export const maxLibraryHits = 20_000;

export interface Replaced {
  /** For `edits.takeBack`; null where nothing was replaced. */
  readonly stepId: number | null;
  readonly replacedCount: number;
  /** Places whose text had changed since they were found; left alone. */
  readonly skippedCount: number;
}
