/** Half-open range of UTF-16 offsets into the text it belongs to. */
export type TextRange = readonly [start: number, end: number];

export interface SearchHit {
  readonly recordingId: number;
  readonly recordingName: string;
  readonly mediaKey: string;
  readonly addedAtMs: number;
  readonly language: string | null;
  readonly transcriptId: number;
  readonly segmentId: number;
  readonly speaker: string | null;
  /** Where to start playing: the first marked word, or the segment when its words are unknown. */
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
  /** The words found, in `text`; a phrase that runs on into the next segment is marked up to the end here. */
  readonly marks: readonly TextRange[];
  /** Text of the segments around it; empty at the edges of a transcript. */
  readonly before: string;
  readonly after: string;
  /** What the filters of the query found here, beside words; most often nothing. */
  readonly reasons: readonly HitReason[];
}

/** What was found at a place: a mention, a passage of a class, a finding of a rule, a sound. */
export interface HitReason {
  readonly field: 'entity' | 'has' | 'class' | 'rule' | 'sound';
  /** A kind of mention or sound, the name of a class or a rule. */
  readonly value: string;
  readonly startMs: number;
  readonly endMs: number;
  /** 0…1; null where there is none. */
  readonly score: number | null;
  /** Of mentions as `readReasons` reads it; of a class the words that speak for it; of a rule its conditions with their words. */
  readonly detail: string | null;
}

/** A `total` above it means "more than". */
export const maxCounted = 1000;

export interface SearchReply {
  readonly hits: readonly SearchHit[];
  /**
   * Places found; unless `isTotalExact` the passages that hold them: counted up to `maxCounted`, or estimated from how far back
   * the newest ones reach where `isTotalEstimated`.
   */
  readonly total: number;
  readonly isTotalExact: boolean;
  readonly isTotalEstimated: boolean;
  /** What was searched as plain words although it looks like more. */
  readonly notes: readonly SearchNote[];
  /** True where only the newest passages were ranked by relevance. */
  readonly isNewestOnly: boolean;
  /** Null when everything is indexed. */
  readonly indexing?: IndexingProgress | null;
  /** Pass as `offset` for the next page; null at the end. */
  readonly nextOffset: number | null;
}

/** A part of a query that was not understood and was searched as words. */
export interface SearchNote {
  readonly kind: 'bad-value' | 'unknown-field' | 'bad-regex' | 'bad-near' | 'lone-or';
  readonly text: string;
}

/** Recordings, while the index is built: what is not done yet is not found yet. */
export interface IndexingProgress {
  readonly done: number;
  readonly total: number;
}

export type SearchOrder = 'newest' | 'relevance';

export interface SearchCount {
  /** Passages of some 70 words where it is not `isExact`; the places themselves where it is. */
  readonly total: number;
  readonly isExact: boolean;
}

export interface FacetCount {
  /** Typed behind `field:`, it narrows the search to these. */
  readonly value: string;
  readonly count: number;
}
export interface SearchFacets {
  readonly folder: readonly FacetCount[];
  readonly tag: readonly FacetCount[];
  readonly speaker: readonly FacetCount[];
  readonly lang: readonly FacetCount[];
  /** As `2026-01`. */
  readonly month: readonly FacetCount[];
  /** False when only the newest passages were counted. */
  readonly isWhole: boolean;
}

/** A value of the library for a filter. */
export interface SearchValue {
  readonly value: string;
  /** Recordings that have it, or places where it is mentioned or found; null where it is not counted. */
  readonly count: number | null;
}

export interface SearchSuggestions {
  /** The word being typed, in full, the commonest first. */
  readonly completions: readonly string[];
  /** The whole query with its unknown words mended; null where it finds something as it is, or there is nothing to mend. */
  readonly didYouMean: string | null;
}
