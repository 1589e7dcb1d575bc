/** What is in a recording, a collection or the library, in numbers; times are milliseconds of the recording. */

export interface SpeakerProfile {
  /** Name; null for text without a speaker. */
  readonly speaker: string | null;
  readonly talkMs: number;
  /** Of all that is said, 0…1. */
  readonly share: number;
  /** Stretches without another speaker in between. */
  readonly turnCount: number;
  readonly longestTurnMs: number;
  readonly wordCount: number;
  /** While speaking. */
  readonly wordsPerMinute: number;
  /** Began to speak while someone else was speaking. */
  readonly interruptionCount: number;
  /** Of the words. */
  readonly doubtfulShare: number;
}

export interface ProfileSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** A stretch of the recording; all stretches are of one length. */
export interface ProfileStretch extends ProfileSpan {
  /** By the number of the speaker in `speakers`. */
  readonly talkMs: readonly number[];
  readonly wordsPerMinute: readonly (number | null)[];
}

export interface Interruption {
  readonly atMs: number;
  readonly overlapMs: number;
  readonly by: string | null;
  readonly of: string | null;
}

export interface LanguageShare {
  /** Whisper code; null where it is not known. */
  readonly language: string | null;
  readonly talkMs: number;
  readonly share: number;
}

/** What an analysis found of one kind. */
export interface FoundProfile {
  readonly kind: string;
  readonly value: string;
  readonly count: number;
  readonly totalMs: number;
  /** In each stretch of `foundStretchMs`. */
  readonly counts: readonly number[];
  /** When the first one of each stretch begins; null where there is none. */
  readonly firsts: readonly (number | null)[];
  readonly firstMs: number;
}

export interface UnusualWord {
  /** As it is written most often. */
  readonly word: string;
  readonly count: number;
  /** In 10,000 words of the other recordings. */
  readonly usual: number;
  /** Log-likelihood ratio (Dunning): above 10.8 chance gives it once in a thousand words. */
  readonly score: number;
  readonly firstMs: number;
}

export interface RecordingProfile {
  readonly recordingId: number;
  readonly name: string;
  readonly durationMs: number;
  readonly talkMs: number;
  readonly wordCount: number;
  readonly doubtfulShare: number;
  readonly speakers: readonly SpeakerProfile[];
  readonly stretches: readonly ProfileStretch[];
  readonly silences: readonly ProfileSpan[];
  readonly silenceMs: number;
  readonly interruptions: readonly Interruption[];
  readonly languages: readonly LanguageShare[];
  readonly found: readonly FoundProfile[];
  readonly foundStretchMs: number;
  readonly unusual: readonly UnusualWord[];
  /** With how many other recordings the words were compared. */
  readonly comparedCount: number;
}

export interface NamedShare {
  readonly name: string | null;
  readonly recordingCount: number;
  readonly talkMs: number;
}

export interface LibraryProfile {
  readonly recordingCount: number;
  /** With a finished text. */
  readonly transcribedCount: number;
  readonly durationMs: number;
  readonly talkMs: number;
  readonly segmentCount: number;
  /** Corrected by people, 0…1 of the segments. */
  readonly editedShare: number;
  /** Segments that the model was unsure of, 0…1. */
  readonly doubtfulShare: number;
  readonly languages: readonly NamedShare[];
  /** The most talkative first, at most fifty. */
  readonly speakers: readonly NamedShare[];
  readonly speakerCount: number;
  readonly models: readonly (NamedShare & { readonly doubtfulShare: number })[];
  /** By the month in which it was recorded, `2026-11`. */
  readonly months: readonly { readonly month: string; readonly recordingCount: number; readonly durationMs: number }[];
  readonly found: readonly {
    readonly kind: string;
    readonly value: string;
    readonly count: number;
    readonly recordingCount: number;
    readonly totalMs: number;
    /** In each of `months`. */
    readonly counts: readonly number[];
  }[];
  readonly unusual: readonly Omit<UnusualWord, 'firstMs'>[];
  readonly comparedCount: number;
}

/** `entity`: people, places, organisations, sums, and names that are open. */
export type ColumnKind = 'empty' | 'number' | 'date' | 'personal-data' | 'entity' | 'text';

/** What of a table says what a word in a cell is: the name of its column, the other cells of it, the cell beside. */
export type AtomReason = 'heading' | 'column' | 'row';

/** What is in a column of a table. */
export interface ColumnProfile {
  readonly name: string;
  readonly filledCount: number;
  readonly distinctCount: number;
  readonly maxLength: number;
  /** The most frequent kind first; `share` of the cells that are filled, `sureness` the mean of what the rules say. */
  readonly kinds: readonly {
    readonly kind: ColumnKind;
    readonly value: string | null;
    readonly count: number;
    readonly share: number;
    readonly sureness: number;
  }[];
  /** Words that may be a name, a place or something else: the cell alone does not decide. */
  readonly ambiguous: readonly {
    readonly text: string;
    readonly count: number;
    readonly readings: readonly string[];
  }[];
  /** Such words that the table decides. */
  readonly decided: readonly {
    readonly text: string;
    readonly count: number;
    readonly value: string;
    readonly because: AtomReason;
    readonly readings: readonly string[];
  }[];
  readonly examples: readonly string[];
}

export interface TableProfile {
  readonly rowCount: number;
  readonly columns: readonly ColumnProfile[];
}
