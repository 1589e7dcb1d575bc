import type { MentionReason } from '#shared/analyses/mentions.ts';

/** A place of a text that names something. */
export interface Mention<Value extends string = string> {
  readonly value: Value;
  /** UTF-16 offsets, half open. */
  readonly start: number;
  readonly end: number;
  /** Written evenly: digits, a name in the nominative; null where nothing is named. */
  readonly name: string | null;
  /** 0…1. */
  readonly score: number;
  readonly reasons: readonly MentionReason[];
}

export const because = (code: string, text: string | null = null): MentionReason => ({ code, text });

/** The surest ones of those that overlap, in the order of the text. */
export function withoutOverlaps<M extends Mention>(mentions: readonly M[]): readonly M[] {
  const kept: M[] = [];
  for (const one of mentions.toSorted((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start))) {
    if (kept.every(({ start, end }) => one.end <= start || one.start >= end)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}
