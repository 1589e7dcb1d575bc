import type { Segment } from '../segment.ts';

/** What a step did to one transcript: enough for a page to change only the rows that it concerns. */
export interface TranscriptChange {
  readonly transcriptId: number;
  /** Ascends with every change that is made: which of two is the later one, and whether one came twice. */
  readonly sequence: number;
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

/**
 * What every edit replies: the change itself, so that the page that made it need not wait for the event that notifies
 * all pages of it. A step in several transcripts is reported by the events only, one for each.
 */
export interface Edited {
  /** Null where nothing was changed. */
  readonly stepId: number | null;
  readonly changes: readonly TranscriptChange[];
}

export function isEdited(value: unknown): value is Edited {
  return typeof value === 'object' && value !== null && 'changes' in value && 'stepId' in value;
}
