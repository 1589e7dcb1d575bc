import type { Condition } from '#shared/rules/rule-tree.ts';
import { editDistance } from '#services/search/spelling/edit-distance.ts';
import type { RuleSet } from './compile-rules.ts';
import type { Hit } from './hit.ts';
import { marksOf, type RuleText, type Span } from './rule-text.ts';
import type { TextIndex } from './text-index.ts';
import { wordsHit } from './words-hit.ts';

/** So much of its letters a doubtful word may differ in from what was perhaps said. */
const maxDifferent = 0.6;
/** A word below this may have been anything. */
const nothingKnownBelow = 0.15;

/**
 * Whether a stretch of time holds something that was not recognised, or not scanned, so that nothing can be said
 * of what is not in it.
 */
export function isOpenIn(text: RuleText, { subject }: Condition, { startMs, endMs }: Span): boolean {
  const isNotReached = text.recognisedMs < Math.min(endMs, text.durationMs ?? endMs);
  if (subject.kind === 'mark') {
    if (marksOf(text, subject) === null) return true;
    if (subject.of === 'sound') return false;
  }
  if (isNotReached) return true;
  if (subject.kind === 'silence') return false;
  const reaches = (one: Span) => one.endMs > startMs && one.startMs < endMs;
  return text.gaps.some(reaches) || text.segments.some((segment) => segment.isFailed && reaches(segment));
}

/** Where a phrase may stand if doubtful words were misrecognised: each of its words is there, or may be meant. */
export function possibleHits(index: TextIndex, set: RuleSet, condition: Condition, clause: number): readonly Hit[] {
  const { subject } = condition;
  if (subject.kind !== 'said' || subject.match === 'regex') return [];
  const pattern = set.patternOf(subject);
  const [words] = pattern?.variants ?? [];
  if (pattern === null || words === undefined) return [];
  const isSame = (at: number, nth: number) => {
    const token = index.tokens[at];
    return (pattern.match === 'exact' ? token?.form : token?.stem) === words[nth];
  };
  const mayBe = (at: number, nth: number) =>
    index.isDoubtful(at) && resembles(index, at, pattern.forms[nth] ?? words[nth] ?? '');
  const found: Hit[] = [];
  for (const at of mayBeginAt(index, words.length)) {
    let doubtful = 0;
    const isPossible = words.every((_, nth) => {
      if (isSame(at + nth, nth)) return true;
      doubtful += 1;
      return mayBe(at + nth, nth);
    });
    if (isPossible && doubtful > 0) {
      found.push({ ...wordsHit(index, clause, at, at + words.length - 1), isCertain: false });
    }
  }
  return found;
}

/** Where a phrase may begin that holds a doubtful word. */
function mayBeginAt({ doubtful, tokens }: TextIndex, length: number): Iterable<number> {
  const begins = new Set<number>();
  for (const index of doubtful) {
    for (let at = Math.max(0, index - length + 1); at <= index && at + length <= tokens.length; at += 1) begins.add(at);
  }
  return begins;
}

function resembles(index: TextIndex, at: number, wanted: string): boolean {
  if ((index.probabilityOf(at) ?? 1) < nothingKnownBelow) return true;
  const form = index.tokens[at]?.form ?? '';
  const max = Math.floor(Math.max(form.length, wanted.length) * maxDifferent);
  return editDistance(form, wanted, max) <= max;
}

/** Something was found there in doubtful words: it may not have been said. */
export function isShaky(index: TextIndex, { first, last }: Hit): boolean {
  if (first === null || last === null) return false;
  for (let at = first; at <= last; at += 1) if (index.segmentOf(at).isDoubtful) return true;
  return false;
}
