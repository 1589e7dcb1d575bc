import type { FirstReading, SegmentMark } from '#shared/segment.ts';
import type { NewSegment } from '#services/store/records.ts';
import type { MarkedSegment } from '#services/speech/marks/mark-segments.ts';

/** Of a window's words that must be doubtful for it to be read again. */
const doubtfulShare = 0.5;

/** True for a reading that goes in circles, or of which half or more is doubtful. */
export function wantsSecond(segments: readonly MarkedSegment[]): boolean {
  if (segments.length === 0) return false;
  return segments.some(({ marks }) => marks.includes('repeated')) || doubt(segments) >= doubtfulShare;
}

/**
 * The better of two readings of one window; where the second is, each of its segments keeps what the first had said
 * there. A second reading without text takes nothing away.
 */
export function chooseReading(
  first: readonly MarkedSegment[],
  second: readonly MarkedSegment[],
): readonly NewSegment[] {
  return second.length > 0 && isBetter(second, first) ? besideFirst(second, first) : first.map(asNew);
}

function isBetter(one: readonly MarkedSegment[], other: readonly MarkedSegment[]): boolean {
  const [ones, others] = [doubt(one), doubt(other)];
  return ones === others ? likelihood(one) > likelihood(other) : ones < others;
}

/** Share of the words that stand in marked segments, 0…1. */
function doubt(segments: readonly MarkedSegment[]): number {
  const marked = segments.filter(({ marks }) => marks.length > 0);
  return wordCount(marked) / Math.max(1, wordCount(segments));
}

function likelihood(segments: readonly MarkedSegment[]): number {
  const sum = segments.reduce((total, one) => total + one.averageLogProbability * countOf(one), 0);
  return sum / Math.max(1, wordCount(segments));
}

function wordCount(segments: readonly MarkedSegment[]): number {
  return segments.reduce((sum, segment) => sum + countOf(segment), 0);
}

/** Text without words counts as one. */
function countOf({ words }: MarkedSegment): number {
  return Math.max(1, words.length);
}

function besideFirst(second: readonly MarkedSegment[], first: readonly MarkedSegment[]): readonly NewSegment[] {
  const texts = second.map((): string[] => []);
  const marks = new Set<SegmentMark>(first.flatMap((segment) => segment.marks));
  for (const segment of first) texts[nearest(second, segment)]?.push(segment.text);
  return second.map((segment, index) => {
    const firstReading: FirstReading = { text: texts[index]?.join(' ') ?? '', marks: [...marks] };
    return { ...asNew(segment), firstReading };
  });
}

/** The one that shares most time with a segment, else the one whose middle is nearest. */
function nearest(segments: readonly MarkedSegment[], { startMs, endMs }: MarkedSegment): number {
  let best = 0;
  let max = Number.NEGATIVE_INFINITY;
  for (const [index, one] of segments.entries()) {
    const shared = Math.min(one.endMs, endMs) - Math.max(one.startMs, startMs);
    if (shared > max) [best, max] = [index, shared];
  }
  return best;
}

function asNew({ startMs, endMs, text, words, marks, asRecognised }: MarkedSegment): NewSegment {
  const own = { startMs, endMs, text, words, marks };
  return asRecognised === undefined ? own : { ...own, firstReading: { text: asRecognised, marks: [] } };
}
