import type { ImportedSegment, WordTimes } from '#shared/files/imported-text.ts';
import type { Word } from '#shared/segment.ts';
import { keepTiming, tokensOf } from '#shared/text/keep-timing.ts';
import type { ReadSegment } from './read-text.ts';

const maxMs = 2 ** 40;
const maxTextLength = 20_000;
/** About what one letter of speech takes, where nothing says when a text ends. */
const letterMs = 65;

/**
 * Segments as the library keeps them: in the order of time, each with an end after its start (given backwards it is
 * turned, without length it gets a moment), texts cut to what one segment may hold, words within. Nothing is lost.
 */
export function inOrder(read: readonly ReadSegment[]): {
  readonly segments: readonly ImportedSegment[];
  readonly hasTimes: boolean;
  readonly wordTimes: WordTimes;
} {
  const filled = read.flatMap(clean).flatMap(cut);
  const hasTimes = filled.some(({ startMs }) => startMs !== null);
  const timed = hasTimes ? withEnds(filled) : spread(filled);
  const given = timed.filter(({ words }) => words.length > 0).length;
  const segments = timed.map((segment) =>
    segment.words.length > 0
      ? segment
      : { ...segment, words: keepTiming({ ...segment, words: [], text: '' }, segment.text) },
  );
  const wordTimes = !hasTimes ? 'none' : given > 0 && given >= timed.length / 2 ? 'given' : 'interpolated';
  return { segments, hasTimes, wordTimes };
}

function clean(segment: ReadSegment): readonly ReadSegment[] {
  const text = segment.text
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
  const [startMs, endMs] = [finite(segment.startMs), finite(segment.endMs)];
  return text === ''
    ? []
    : [{ ...segment, startMs, endMs, text, speaker: segment.speaker?.trim().slice(0, 200) || null }];
}

function finite(ms: number | null): number | null {
  return ms !== null && Number.isFinite(ms) ? ms : null;
}

/** A text that is longer than one segment may be becomes several. */
function cut(segment: ReadSegment): readonly ReadSegment[] {
  if (segment.text.length <= maxTextLength) return [segment];
  const parts =
    segment.text.match(
      new RegExp(String.raw`[\s\S]{1,${maxTextLength - 1}}(?=\s|$)|[\s\S]{1,${maxTextLength - 1}}`, 'g'),
    ) ?? [];
  const { startMs, endMs } = segment;
  const each = startMs === null || endMs === null ? 0 : (endMs - startMs) / parts.length;
  return parts.map((text, nth) => ({
    ...segment,
    text: text.trim(),
    startMs: startMs === null ? null : Math.round(startMs + each * nth),
    endMs: endMs === null || startMs === null ? null : Math.round(startMs + each * (nth + 1)),
    words: [],
  }));
}

function withEnds(segments: readonly ReadSegment[]): readonly ImportedSegment[] {
  let lastMs = 0;
  const started = segments.map((segment) => {
    const given = [segment.startMs ?? lastMs, segment.endMs ?? null] as const;
    const [startMs, endMs] = given[1] !== null && given[1] < given[0] ? [given[1], given[0]] : given;
    lastMs = Math.max(lastMs, endMs ?? startMs);
    return { ...segment, startMs: within(startMs), endMs: endMs === null ? null : within(endMs) };
  });
  const sorted = started.toSorted((a, b) => a.startMs - b.startMs);
  return sorted.map(({ startMs, endMs, speaker, text, words }, nth) => {
    const next = sorted[nth + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const guessed = Math.min(startMs + text.length * letterMs, next > startMs ? next : Number.POSITIVE_INFINITY);
    const end = Math.max(startMs + 1, endMs ?? guessed);
    return { startMs, endMs: end, speaker, text, words: fitting(words, text, startMs, end) };
  });
}

function within(ms: number): number {
  return Math.min(maxMs, Math.max(0, Math.round(ms)));
}

/** Without times, as if it were read aloud: what aligns it to a recording puts it right. */
function spread(segments: readonly ReadSegment[]): readonly ImportedSegment[] {
  let atMs = 0;
  return segments.map(({ speaker, text }) => {
    const startMs = atMs;
    atMs += Math.max(500, text.length * letterMs);
    return { startMs, endMs: atMs, speaker, text, words: [] };
  });
}

/** Words with times that are those of the text, in order and within; else those that are there lend their times. */
function fitting(words: readonly Word[], text: string, startMs: number, endMs: number): readonly Word[] {
  if (words.length === 0) return [];
  let lastMs = startMs;
  const within = words.map((word) => {
    const from = Math.min(endMs, Math.max(lastMs, word.startMs));
    lastMs = Math.min(endMs, Math.max(from, word.endMs));
    return { ...word, startMs: from, endMs: lastMs, probability: Math.min(1, Math.max(0, word.probability)) };
  });
  const tokens = tokensOf(text);
  const isOfText = tokens.length === within.length && tokens.every((token, nth) => token.text === within[nth]?.text);
  return isOfText
    ? within
    : keepTiming({ startMs, endMs, text: within.map((word) => word.text).join(' '), words: within }, text);
}
