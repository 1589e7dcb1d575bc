import type { Segment } from './segment.ts';

/** What a step did to one transcript: enough for a page to change only the rows that it concerns. */
export interface TranscriptChange {
  readonly transcriptId: number;
  /** All that were changed, added or removed. */
  readonly segmentIds: readonly number[];
  /** Those of them that are there, in order; empty where they are more than a page. */
  readonly segments: readonly Segment[];
  /** Rows came, went or changed places: from this index on the list is another one. Null where every row stayed. */
  readonly movedFrom: number | null;
  readonly total: number;
  readonly areSpeakersChanged: boolean;
  readonly areNotesChanged: boolean;
  /** Beginning of the first segment, else of a note, that it concerns; null without one. */
  readonly startMs: number | null;
}
