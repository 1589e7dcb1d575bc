import type { Segment, Word } from '#shared/segment.ts';
import type { NewSegment } from '#services/store/records.ts';
import { wordPlaces } from '#services/speech/marks/place-segments.ts';
import type { SpeechWindow } from '#services/speech/speech-windows.ts';

/** Two windows place the same word no further apart. */
const samePlaceMs = 500;
/** Words before a cut that are looked for at the beginning of the next window. */
const maxEnded = 8;
const maxCompared = 40;
/** So many of the last may have been read otherwise. */
const maxMisread = 3;

type Edges = Pick<SpeechWindow, 'startMs' | 'endMs' | 'leadMs' | 'tailMs'>;
type Spoken = Pick<NewSegment, 'words' | 'endMs'> & { readonly speaker?: string | null | undefined };

/** Takes the windows of a recording in their order. */
export interface Joiner {
  /**
   * Of what was recognised in a window, what is its own: where windows overlap, words up to the cut are the earlier one's,
   * and the later one continues after the last word that both have, or where it ends.
   */
  own(window: Edges, segments: readonly NewSegment[]): readonly NewSegment[];
}

/** `committed` is the text before the first window: where a run resumes, that of the run before it. */
export function createJoiner(committed: Iterable<Spoken> = []): Joiner {
  const last = new Map<string, readonly Word[]>();
  const remember = (segments: Iterable<Spoken>) => {
    for (const { speaker, words } of segments) {
      const key = speaker ?? '';
      last.set(key, [...(last.get(key) ?? []), ...words].slice(-maxEnded));
    }
  };
  remember(committed);
  return {
    own(window, segments) {
      const kept = window.leadMs === 0 && window.tailMs === 0 ? segments : ownParts(window, segments, last);
      remember(kept);
      return kept;
    },
  };
}

/** The last words of a transcript, as a resumed run needs them. */
export function lastSpoken(segments: Iterable<Segment>, beforeMs: number): readonly Spoken[] {
  const last: Spoken[] = [];
  for (const { speaker, words, endMs } of segments) if (endMs > beforeMs) last.push({ speaker, words, endMs });
  return last;
}

function ownParts(
  window: Edges,
  segments: readonly NewSegment[],
  last: ReadonlyMap<string, readonly Word[]>,
): readonly NewSegment[] {
  const byVoice = Map.groupBy(segments, ({ speaker }) => speaker ?? '');
  const first = new Map<string, Word | null>();
  const earliestMs = new Map<string, number>();
  for (const [key, own] of byVoice) {
    if (window.leadMs === 0) continue;
    const words = own.flatMap((segment) => segment.words);
    const before = (last.get(key) ?? []).filter(({ endMs }) => endMs > window.startMs - window.leadMs);
    first.set(key, words[ownFrom(window, words, before)] ?? null);
    earliestMs.set(key, before.at(-1)?.endMs ?? 0);
  }
  const toMs = window.tailMs === 0 ? Infinity : window.endMs;
  const begun = new Set<string>();
  return segments.flatMap((segment) => {
    const key = segment.speaker ?? '';
    if (segment.words.length === 0) return clamped(segment, window);
    const start = first.get(key);
    const isBegun = start === undefined || begun.has(key);
    const from = isBegun ? 0 : start === null ? -1 : segment.words.indexOf(start);
    if (from < 0) return [];
    begun.add(key);
    return notBefore(partOf(segment, from, toMs), earliestMs.get(key) ?? 0);
  });
}

/**
 * The first word of a window that is its own: after the words that the window before it ended with. Times do not show
 * it, for those of a window that begins in speech are the worst there are. Where nothing agrees, the first in the
 * middle of which the cut is passed.
 */
function ownFrom({ startMs }: Edges, words: readonly Word[], before: readonly Word[]): number {
  const keys = words.slice(0, maxCompared).map(({ text }) => keyOf(text));
  const ended = before.map(({ text }) => keyOf(text));
  let best = { score: 0, at: -1 };
  for (let left = 0; left <= Math.min(maxMisread, ended.length - 1); left += 1) {
    const last = ended.length - 1 - left;
    for (const at of keys.keys()) {
      let run = 0;
      while (run <= last && run <= at && keys[at - run] === ended[last - run]) run += 1;
      const isNear = Math.abs((words[at]?.startMs ?? 0) - (before[last]?.startMs ?? 0)) <= samePlaceMs;
      // Two words in a row may be the same by chance, and one only counts where it stands at the same time.
      const score = run >= 3 || (run > 0 && isNear) ? run + (isNear ? 1 : 0) - left * 0.75 : 0;
      if (score > best.score) best = { score, at: at + 1 + left };
    }
  }
  if (best.at >= 0) return best.at;
  const fromMs = Math.max(startMs, before.at(-1)?.endMs ?? 0);
  const at = words.findIndex((word) => middleOf(word) >= fromMs);
  return at < 0 ? words.length : at;
}

function partOf(segment: NewSegment, first: number, toMs: number): readonly NewSegment[] {
  const { words, text } = segment;
  const past = words.findIndex((word, nth) => nth >= first && middleOf(word) >= toMs);
  const end = past < 0 ? words.length : past;
  if (first === 0 && end === words.length) return [segment];
  if (end <= first) return [];
  const places = wordPlaces(text, words);
  const own = words.slice(first, end);
  return [
    {
      ...segment,
      startMs: first === 0 ? segment.startMs : (own[0]?.startMs ?? segment.startMs),
      endMs: end === words.length ? segment.endMs : (own.at(-1)?.endMs ?? segment.endMs),
      text: text.slice(first === 0 ? 0 : places[first], places[end]).trim(),
      words: own,
    },
  ];
}

/** Words that the window placed too early follow the text before them all the same. */
function notBefore(segments: readonly NewSegment[], earliestMs: number): readonly NewSegment[] {
  const late = (ms: number) => Math.max(ms, earliestMs);
  return segments.map((segment) =>
    segment.startMs >= earliestMs && (segment.words[0]?.startMs ?? earliestMs) >= earliestMs
      ? segment
      : {
          ...segment,
          startMs: late(segment.startMs),
          endMs: late(segment.endMs),
          words: segment.words.map((word) => ({ ...word, startMs: late(word.startMs), endMs: late(word.endMs) })),
        },
  );
}

/** Where the engine broke there are no words: the window's own part is marked. */
function clamped(segment: NewSegment, { startMs, endMs, leadMs, tailMs }: Edges): readonly NewSegment[] {
  const from = leadMs === 0 ? segment.startMs : Math.max(segment.startMs, startMs);
  const to = tailMs === 0 ? segment.endMs : Math.min(segment.endMs, endMs);
  return to > from ? [{ ...segment, startMs: from, endMs: to }] : [];
}

function middleOf({ startMs, endMs }: Word): number {
  return (startMs + endMs) / 2;
}

function keyOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
