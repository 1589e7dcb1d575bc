import { isSoundEvent } from '#shared/analyses/sound-events.ts';
import type { MarkKind } from '#shared/rules/rule-tree.ts';
import type { Word } from '#shared/segment.ts';
import type { Token } from '#services/search/language/token.ts';

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

export interface RuleSegment extends Span {
  readonly segmentId: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Empty for text without word times. */
  readonly words: readonly Word[];
  /** Null for no one that is known. */
  readonly speaker: string | null;
  /** From one; null where channels were not transcribed apart. */
  readonly channel: number | null;
  /** Something speaks against the whole of it: none of its words is certain. */
  readonly isDoubtful: boolean;
  /** The engine failed here: there is speech and no text. */
  readonly isFailed: boolean;
}

/** What an analysis found. */
export interface RuleMark extends Span {
  readonly value: string;
  /** What it names, written evenly; null where it names nothing. */
  readonly name?: string | null;
  /** Others that are of the same person (place, organisation) in this recording. */
  readonly otherNames?: readonly string[];
  /** 0…1; null where there is none. */
  readonly score: number | null;
  /** Where it stands in the text; null for sound. */
  readonly words: { readonly segmentId: number; readonly word: number; readonly matched: string } | null;
}

/** What analyses look for, each by itself: sound events need a model, the sound map does not. */
export type LookedFor = MarkKind | 'event';

/** A recording as rules see it: words with times, marks, and what is not known of it. */
export interface RuleText {
  /** In the order of time. */
  readonly segments: readonly RuleSegment[];
  /** Null until known. */
  readonly durationMs: number | null;
  /** Everything before it was recognised. */
  readonly recognisedMs: number;
  /** Speech without text. */
  readonly gaps: readonly Span[];
  /** In the order of time; null where nothing has looked for them. */
  marks(kind: LookedFor): readonly RuleMark[] | null;
  /** Names of the speakers who have a role, in small letters. */
  speakersOf(role: string): readonly string[];
}

/** Marks of the kind that a condition is about; null where nothing has looked for them. */
export function marksOf(text: RuleText, { of, value }: { readonly of: MarkKind; readonly value: string }) {
  return text.marks(of === 'sound' && isSoundEvent(value.toLowerCase()) ? 'event' : of);
}
