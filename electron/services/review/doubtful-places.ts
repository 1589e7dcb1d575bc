import { setImmediate } from 'node:timers/promises';
import type { DoubtReason, SoundReason } from '#shared/edits/review.ts';
import type { Segment, SegmentMark, Word } from '#shared/segment.ts';
import type { OtherReading } from './other-reading.ts';
import { doubtOf } from './doubt-score.ts';

export interface FoundDoubt {
  readonly segmentId: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly recognised: string;
  /** As the model gave it, 0…1; of a whole segment the mean. */
  readonly probability: number;
  readonly score: number;
  readonly reasons: readonly DoubtReason[];
}

export interface Doubts {
  /** The most doubtful first. */
  readonly places: readonly FoundDoubt[];
  readonly wordCount: number;
}

/** Of what nothing speaks against there is nothing to review: below this about one word in a hundred is wrong. */
const minScore = 0.3;
/** A list that is longer is not walked to its end. */
const maxShareOfWords = 0.12;
/** Text that may be no speech at all is one place: no one wants to walk through a loop word by word. */
const wholeMarks: ReadonlySet<SegmentMark> = new Set(['ghost', 'repeated', 'non-speech']);
const segmentsAtOnce = 200;
/** As doubtful as a word of probability ½: one of two is wrong. */
const differenceWeight = 0.7;
/** As doubtful as a word of which the model is half sure. */
const distortedScore = 0.9;

/** More doubtful than any word of it would be by itself, and less than what is no speech at all. */
const soundScore = 0.9;

/** A segment that sounds like something else than speech: one place, whatever its words are. */
export function soundDoubt(segment: Segment, reason: SoundReason, score = soundScore): FoundDoubt {
  const { id: segmentId, startMs, endMs, text: recognised, confidence } = segment;
  return { segmentId, startMs, endMs, recognised, probability: confidence ?? 0, score, reasons: [reason] };
}

/** A word that is masked, or sounds like a known one. */
interface Distortion {
  readonly start: number;
  readonly end: number;
  readonly why: 'masked' | 'sound' | 'corrected';
}
/** What the sound of a segment is doubted for. */
type SoundAt = (segment: Segment) => SoundReason | null;
type FindDistortions = (text: string) => readonly Distortion[];

/** Scans a whole transcript, in slices, so that other calls are answered between them. */
export async function doubtfulPlaces(
  segments: Iterable<Segment>,
  findDistortions: FindDistortions = () => [],
  other?: OtherReading,
  soundAt: SoundAt = () => null,
): Promise<Doubts> {
  const places: FoundDoubt[] = [];
  let wordCount = 0;
  let segmentCount = 0;
  for (const [before, segment, after] of withNeighbours(segments)) {
    wordCount += segment.words.length;
    const sound = segment.text === '' ? null : soundAt(segment);
    const doubts = withSound(doubtsOf(before, segment, after), segment, sound).map((doubt) => compared(doubt, other));
    const found = withDistortions(doubts, segment, findDistortions);
    places.push(...found.filter(({ score }) => score >= minScore));
    segmentCount += 1;
    if (segmentCount % segmentsAtOnce === 0) await setImmediate();
  }
  places.sort((one, other) => other.score - one.score || one.startMs - other.startMs);
  return { places: places.slice(0, Math.ceil(wordCount * maxShareOfWords)), wordCount };
}

/** The whole segment once, with what else speaks against it as a whole. */
function withSound(doubts: readonly FoundDoubt[], segment: Segment, reason: SoundReason | null) {
  if (reason === null) return doubts;
  const [first] = doubts;
  const isWhole = first !== undefined && doubts.length === 1 && first.recognised === segment.text;
  const score = Math.max(soundScore, ...doubts.map((doubt) => doubt.score));
  return isWhole ? [{ ...first, score, reasons: [...first.reasons, reason] }] : [soundDoubt(segment, reason, score)];
}

function compared(doubt: FoundDoubt, other: OtherReading | undefined): FoundDoubt {
  if (other?.differs({ ...doubt, text: doubt.recognised }) !== true) return doubt;
  return { ...doubt, score: doubt.score + differenceWeight, reasons: [...doubt.reasons, 'differs'] };
}

function doubtsOf(before: Segment | null, segment: Segment, after: Segment | null): readonly FoundDoubt[] {
  const { id: segmentId, words } = segment;
  const doubts = words.map((word, nth) => ({
    word,
    ...doubtOf({
      word,
      before: words[nth - 1] ?? lastWord(before),
      after: words[nth + 1] ?? after?.words[0] ?? null,
      segment,
    }),
  }));
  if (segment.marks.some((mark) => wholeMarks.has(mark)) && segment.text !== '') {
    const score = Math.max(0, ...doubts.map((doubt) => doubt.score));
    const { startMs, endMs, text: recognised, marks: reasons } = segment;
    return [{ segmentId, startMs, endMs, recognised, probability: segment.confidence ?? 0, score, reasons }];
  }
  return doubts
    .filter(({ word }) => /[\p{L}\p{N}]/u.test(word.text))
    .map(({ word: { startMs, endMs, text: recognised, probability }, score, reasons }) => {
      return { segmentId, startMs, endMs, recognised, probability, score, reasons };
    });
}

/** What is masked or sounds like a term is checked, however sure the model was of it. */
function withDistortions(
  doubts: readonly FoundDoubt[],
  segment: Segment,
  findDistortions: FindDistortions,
): readonly FoundDoubt[] {
  const distortions = findDistortions(segment.text);
  if (distortions.length === 0) return doubts;
  let cursor = 0;
  return doubts.map((doubt) => {
    const start = segment.text.indexOf(doubt.recognised, cursor);
    if (start < 0) return doubt;
    cursor = start + doubt.recognised.length;
    // A phrase is one place: that of its first word.
    const found = distortions.find((one) => one.start < cursor && one.start >= start);
    if (found === undefined) return doubt;
    const reason: DoubtReason = found.why === 'masked' ? 'masked' : 'term';
    return {
      ...doubt,
      score: Math.max(doubt.score, distortedScore),
      reasons: [reason, ...doubt.reasons.filter((one) => one !== 'number')],
    };
  });
}

function lastWord(segment: Segment | null): Word | null {
  return segment?.words.at(-1) ?? null;
}

function* withNeighbours<T>(list: Iterable<T>): Generator<readonly [T | null, T, T | null]> {
  let [before, current]: [T | null, T | null] = [null, null];
  for (const next of list) {
    if (current !== null) yield [before, current, next];
    [before, current] = [current, next];
  }
  if (current !== null) yield [before, current, null];
}
