import type { ImportedSegment } from '#shared/files/imported-text.ts';
import type { Word } from '#shared/segment.ts';
import { tokensOf } from '#shared/text/keep-timing.ts';
import { bareWord } from '#shared/text/longest-common-subsequence.ts';
import { anchoredWords } from './anchored-words.ts';

export interface AlignedText {
  readonly segments: readonly (ImportedSegment & { readonly isPlaced: boolean })[];
  /** Share of words that were found in what was recognised, 0…1. */
  readonly placedShare: number;
  /** What was recognised for longer than a few words and does not stand in the text. */
  readonly unsaid: readonly { readonly startMs: number; readonly endMs: number; readonly text: string }[];
}

interface Placed {
  readonly text: string;
  readonly segment: number;
  /** Null for a word that was not found. */
  time: { readonly startMs: number; readonly endMs: number } | null;
}

/** So many words in a row that only one side has are a passage of their own. */
const passageWords = 6;
/** A word that is not recognised is placed by its neighbours where these are so near. */
const maxSpreadWords = 12;

/**
 * Gives a text without times those of what was recognised in its recording: words that are the same have them from
 * there, those between share the time between. What of the text is nowhere near is marked, in the place where it stands.
 */
export function alignText(
  texts: readonly Pick<ImportedSegment, 'speaker' | 'text'>[],
  recognised: readonly Word[],
): AlignedText {
  const words: Placed[] = texts.flatMap(({ text }, segment) =>
    tokensOf(text).map((token) => ({ text: token.text, segment, time: null })),
  );
  const bare = (list: readonly { readonly text: string }[]) => list.map(({ text }) => bareWord(text));
  const pairs = anchoredWords(bare(words), bare(recognised));
  for (const { left, right } of pairs) {
    const word = words[left];
    if (word !== undefined) word.time = recognised[right] ?? null;
  }
  const found = pairs.length;
  const lost = spreadBetween(words, recognised);
  const unsaid = passagesOf(recognised, new Set(pairs.map(({ right }) => right)));
  const segments = texts.map(({ speaker, text }, nth) => {
    const own = words.filter(({ segment }) => segment === nth);
    const timed = own.map(({ text: said, time }) => ({
      text: said,
      startMs: time?.startMs ?? 0,
      endMs: time?.endMs ?? 0,
      probability: 1,
    }));
    const isPlaced = own.filter((word) => !lost.has(word)).length * 2 > own.length;
    const startMs = timed[0]?.startMs ?? 0;
    return { speaker, text, startMs, endMs: Math.max(startMs + 1, timed.at(-1)?.endMs ?? 0), words: timed, isPlaced };
  });
  return {
    segments,
    placedShare: words.length === 0 ? 0 : (words.length - lost.size) / words.length,
    unsaid: found === 0 ? [] : unsaid,
  };
}

/** Gives all words a time; returns those for which nothing near was recognised. */
function spreadBetween(words: readonly Placed[], recognised: readonly Word[]): ReadonlySet<Placed> {
  const lost = new Set<Placed>();
  const lastMs = recognised.at(-1)?.endMs ?? 0;
  const hasAnchors = words.some(({ time }) => time !== null);
  for (let from = 0; from < words.length; from += 1) {
    if (words[from]?.time !== null) continue;
    let to = from;
    while (to < words.length && words[to]?.time === null) to += 1;
    const startMs = words[from - 1]?.time?.endMs ?? 0;
    const endMs = Math.max(startMs, words[to]?.time?.startMs ?? lastMs);
    const run = words.slice(from, to);
    const letters = run.reduce((sum, { text }) => sum + text.length, 0);
    const recognisedCount = recognised.filter((word) => word.startMs >= startMs && word.endMs <= endMs).length;
    let done = 0;
    for (const word of run) {
      const at = (share: number) => startMs + Math.round(((endMs - startMs) * share) / letters);
      word.time = { startMs: at(done), endMs: at(done + word.text.length) };
      done += word.text.length;
      if (
        run.length > maxSpreadWords ||
        (run.length >= passageWords && recognisedCount * 3 < run.length) ||
        !hasAnchors
      )
        lost.add(word);
    }
    from = to;
  }
  return lost;
}

function passagesOf(recognised: readonly Word[], matched: ReadonlySet<number>): AlignedText['unsaid'] {
  const passages: { startMs: number; endMs: number; text: string }[] = [];
  for (let from = 0; from < recognised.length; from += 1) {
    if (matched.has(from)) continue;
    let to = from;
    while (to < recognised.length && !matched.has(to)) to += 1;
    const run = recognised.slice(from, to);
    if (run.length >= passageWords) {
      passages.push({
        startMs: run[0]?.startMs ?? 0,
        endMs: run.at(-1)?.endMs ?? 0,
        text: run.map(({ text }) => text).join(' '),
      });
    }
    from = to;
  }
  return passages;
}
