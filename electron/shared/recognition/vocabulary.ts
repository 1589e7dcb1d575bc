/** Where a term is expected: everywhere, in a collection and those below it, or in one recording. */
export interface VocabularyScope {
  readonly collectionId: number | null;
  readonly recordingId: number | null;
}

/** A name or a term to expect. */
export interface VocabularyTerm extends VocabularyScope {
  readonly id: number;
  /** As it is to be written. */
  readonly term: string;
  /** Spelt as it sounds, where that is not how it is written. */
  readonly soundsLike: readonly string[];
  /** What is often recognised in its place; put right where the engine was unsure. */
  readonly takenFor: readonly string[];
}

export interface VocabularyImport {
  readonly addedCount: number;
  /** Terms that were there already and got what was new. */
  readonly mergedCount: number;
}

/** What a doubtful place may have been, by its sound. */
export interface SoundSuggestion {
  readonly term: string;
  /** 0 for the same sound, 1 for nothing in common. */
  readonly distance: number;
}

export const maxVocabularyTerms = 5000;
export const maxVocabularyTermLength = 100;
/** Of ways that a term sounds or is misrecognised. */
export const maxVocabularyVariants = 20;
