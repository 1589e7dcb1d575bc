import type { EngineSegment, EngineWord } from '#native/lib/types.ts';
import type { Timeline } from '../timeline.ts';

/** Text that continues over a longer pause that was left out is two segments: a cue must not stand through silence. */
const splitGapMs = 1000;

/**
 * Segments of a window on the recording's timeline: a word that crosses a seam is cut to the side where most of it is,
 * a segment begins and ends where its words do, and no segment bridges a second that was left out.
 */
export function placeSegments(segments: readonly EngineSegment[], timeline: Timeline): readonly EngineSegment[] {
  return segments.flatMap((segment) => partsOf(segment, timeline).map((part) => placed(part, timeline)));
}

function placed(segment: EngineSegment, timeline: Timeline): EngineSegment {
  if (segment.words.length === 0) return { ...segment, ...timeline.within(segment) };
  const words = segment.words.map((word) => ({ ...word, ...timeline.within(word) }));
  const [first, last] = [segment.words[0] ?? segment, segment.words.at(-1) ?? segment];
  const [firstPiece, lastPiece] = [timeline.pieceOf(first), timeline.pieceOf(last)];
  const startMs = timeline.startMsOf(segment.startMs);
  const endMs = timeline.endMsOf(segment.endMs);
  // A segment that begins just before a seam, or ends just after one, belongs where its words are.
  const begins = timeline.startMsOf(pieceStartMs(timeline, firstPiece));
  const ends = timeline.endMsOf(pieceEndMs(timeline, lastPiece));
  return {
    ...segment,
    startMs: Math.min(Math.max(startMs, begins), words[0]?.startMs ?? startMs),
    endMs: Math.max(Math.min(endMs, ends), words.at(-1)?.endMs ?? endMs),
    words,
  };
}

function partsOf(segment: EngineSegment, timeline: Timeline): readonly EngineSegment[] {
  const { words, text } = segment;
  const cuts: number[] = [];
  for (let i = 1; i < words.length; i += 1) {
    const [before, after] = [timeline.pieceOf(wordAt(words, i - 1)), timeline.pieceOf(wordAt(words, i))];
    let gapMs = 0;
    for (let piece = before + 1; piece <= after; piece += 1) gapMs += timeline.gapBeforeMs(piece);
    if (gapMs >= splitGapMs) cuts.push(i);
  }
  if (cuts.length === 0) return [segment];
  const starts = [0, ...cuts];
  const places = wordPlaces(text, words);
  return starts.map((from, nth) => {
    const to = starts[nth + 1] ?? words.length;
    const part = words.slice(from, to);
    return {
      ...segment,
      startMs: nth === 0 ? segment.startMs : wordAt(words, from).startMs,
      endMs: to === words.length ? segment.endMs : wordAt(words, to - 1).endMs,
      text: text.slice(nth === 0 ? 0 : places[from], places[to]).trim(),
      words: part,
    };
  });
}

/** Where each word begins in the text; what is not found there begins where the one before it ended. */
export function wordPlaces(text: string, words: readonly Pick<EngineWord, 'text'>[]): readonly number[] {
  let cursor = 0;
  return words.map(({ text: word }) => {
    const found = text.indexOf(word, cursor);
    const at = found === -1 ? cursor : found;
    cursor = found === -1 ? cursor : found + word.length;
    return at;
  });
}

function wordAt(words: readonly EngineWord[], index: number): EngineWord {
  const word = words[index];
  if (word === undefined) throw new RangeError('no such word');
  return word;
}

function pieceStartMs({ pieces }: Timeline, piece: number): number {
  return (pieces[piece]?.at ?? 0) / 16;
}

function pieceEndMs({ pieces }: Timeline, piece: number): number {
  const { at, length } = pieces[piece] ?? { at: 0, length: 0 };
  return (at + length) / 16;
}
