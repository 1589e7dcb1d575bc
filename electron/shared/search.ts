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
}

export interface SearchReply {
  readonly hits: readonly SearchHit[];
  /** Number of passages found; a lower bound unless `isTotalExact`. */
  readonly total: number;
  readonly isTotalExact: boolean;
  /** Pass as `offset` for the next page; null at the end. */
  readonly nextOffset: number | null;
}
