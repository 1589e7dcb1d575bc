import type { Annotation } from './analysis.ts';

/** One thing that a recording mentions, with the names it has there. */
export interface MentionGroup {
  /** See `personalDataKind` and `entityKind`. */
  readonly kind: string;
  readonly value: string;
  /** The fullest of its names; empty where it has none. */
  readonly name: string;
  readonly count: number;
  readonly firstMs: number;
  readonly names: readonly { readonly name: string; readonly count: number }[];
}

/** A place where it is mentioned. */
export interface MentionPlace extends Annotation {
  /** UTF-16 offsets in the segment's text, half open; null where the words do not stand there any more. */
  readonly start: number | null;
  readonly end: number | null;
  /** The segment's text around it. */
  readonly before: string;
  readonly after: string;
}

export interface NameDecisionInput {
  readonly name: string;
  readonly other: string;
  readonly isSame: boolean;
}
