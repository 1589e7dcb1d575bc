/**
 * How doubtful a word is, from what is stored with it. A word's own probability counts most, but Whisper is sure of
 * itself once a sentence went astray: a neighbour or a whole segment of little probability makes its words doubtful
 * too. The weights were chosen with `node tests/bench/review.ts`, which prints the curve they give.
 */
import type { DoubtReason } from '#shared/edits/review.ts';
import type { Segment, SegmentMark, Word } from '#shared/segment.ts';

export interface Doubt {
  /** 0 for a word that nothing speaks against; about 0.7 for one of probability ½; grows without bound. */
  readonly score: number;
  readonly reasons: readonly DoubtReason[];
}

/** Probabilities are stored as a byte: less than one step is as good as none. */
const minProbability = 1 / 255;
const neighbourWeight = 0.15;
const segmentWeight = 0.9;
/** A wrong number or name changes what is said; a wrong article seldom does. */
const costs = { number: 1.25, name: 1.1, short: 0.95 };

const markWeights: Readonly<Record<SegmentMark, number>> = {
  ghost: 4,
  repeated: 3,
  'non-speech': 3,
  unsure: 0.7,
  failed: 0,
};

/** A word with its neighbours in the text; those of the segments before and after where it stands at an edge. */
export interface WordInContext {
  readonly word: Word;
  readonly before: Word | null;
  readonly after: Word | null;
  readonly segment: Pick<Segment, 'confidence' | 'marks'>;
}

export function doubtOf({ word, before, after, segment }: WordInContext): Doubt {
  const own = surprise(word.probability);
  const near = Math.max(surprise(before?.probability ?? 1), surprise(after?.probability ?? 1));
  const around = neighbourWeight * near + segmentWeight * surprise(segment.confidence ?? 1);
  const kind = kindOf(word.text, before);
  const marked = segment.marks.reduce((sum, mark) => sum + markWeights[mark], 0);
  const score = (own + around + marked) * (kind === null ? 1 : costs[kind]);
  const reasons: DoubtReason[] = [...segment.marks];
  if (own > 0.3) reasons.push('unlikely');
  if (around > Math.max(0.2, own / 2)) reasons.push('around');
  if (kind === 'number' || kind === 'name') reasons.push(kind);
  return { score, reasons };
}

function surprise(probability: number): number {
  return -Math.log(Math.min(1, Math.max(minProbability, probability)));
}

function kindOf(text: string, before: Word | null): keyof typeof costs | null {
  if (/\p{N}/u.test(text)) return 'number';
  const letters = text.replaceAll(/[^\p{L}]/gu, '');
  if (/^\p{Lu}\p{Ll}/u.test(letters) && before !== null && !/[.?!…:]["»”)]*$/.test(before.text)) return 'name';
  return letters.length <= 2 ? 'short' : null;
}
