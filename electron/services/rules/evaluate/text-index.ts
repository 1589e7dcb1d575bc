import type { Token } from '#services/search/language/token.ts';
import { wordAt } from '#services/search/query/word-at.ts';
import type { RuleSegment, RuleText, Span } from './rule-text.ts';

/** A word below this is doubtful. */
const doubtfulBelow = 0.4;

export interface PlacedWord {
  readonly segment: RuleSegment;
  readonly token: Token;
  /** Number among the tokens of its segment. */
  readonly word: number;
  /** Number of its segment. */
  readonly nth: number;
}

/** The words of a text by their number in all of it. */
export class TextIndex {
  readonly text: RuleText;
  readonly tokens: readonly Token[];
  /** Number of the first word of each segment, and of all words. */
  readonly #starts: readonly number[];
  readonly #bySegment: ReadonlyMap<number, number>;
  #doubtful: readonly number[] | null = null;

  constructor(text: RuleText) {
    this.text = text;
    const starts: number[] = [0];
    const tokens: Token[] = [];
    const bySegment = new Map<number, number>();
    for (const segment of text.segments) {
      bySegment.set(segment.segmentId, tokens.length);
      for (const token of segment.tokens) tokens.push(token);
      starts.push(tokens.length);
    }
    this.tokens = tokens;
    this.#starts = starts;
    this.#bySegment = bySegment;
  }

  /** Null for a word that is not there. */
  firstWordOf(segmentId: number): number | null {
    return this.#bySegment.get(segmentId) ?? null;
  }

  wordsOf(nth: number): readonly [first: number, end: number] {
    return [this.#starts[nth] ?? 0, this.#starts[nth + 1] ?? 0];
  }

  at(index: number): PlacedWord {
    let [low, high] = [0, this.text.segments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle + 1] ?? Infinity) > index) high = middle;
      else low = middle + 1;
    }
    const segment = this.text.segments[low];
    const token = this.tokens[index];
    if (segment === undefined || token === undefined) throw new RangeError(`no word ${index}`);
    return { segment, token, word: index - (this.#starts[low] ?? 0), nth: low };
  }

  segmentOf(index: number): RuleSegment {
    return this.at(index).segment;
  }

  /** From the beginning of one word to the end of another. */
  spanOf(first: number, last: number): Span {
    const [from, to] = [this.at(first), this.at(last)];
    const { startMs } = timeAt(from.segment, from.token.start);
    return { startMs, endMs: Math.max(startMs, timeAt(to.segment, to.token.end - 1).endMs) };
  }

  /** 0…1; null where no recogniser said. */
  probabilityOf(index: number): number | null {
    const { segment, token } = this.at(index);
    return wordAt(segment.words, segment.text, token.start)?.probability ?? null;
  }

  isDoubtful(index: number): boolean {
    return this.segmentOf(index).isDoubtful || (this.probabilityOf(index) ?? 1) < doubtfulBelow;
  }

  /** Numbers of the doubtful words, ascending. */
  get doubtful(): readonly number[] {
    return (this.#doubtful ??= this.text.segments.flatMap((segment, nth) => {
      const [first, end] = this.wordsOf(nth);
      if (!segment.isDoubtful && segment.words.every(({ probability }) => probability >= doubtfulBelow)) return [];
      return Array.from({ length: end - first }, (_, at) => first + at).filter((index) => this.isDoubtful(index));
    }));
  }
}

/** When the word at an offset is spoken; where the words have no times, by its share of the text. */
export function timeAt({ words, text, startMs, endMs }: RuleSegment, offset: number): Span {
  const word = wordAt(words, text, offset);
  if (word !== null) return word;
  const at = startMs + Math.round(((endMs - startMs) * offset) / Math.max(1, text.length));
  return { startMs: at, endMs: words.length === 0 && offset >= text.trimEnd().length - 1 ? endMs : at };
}

/** When someone speaks in a segment: from its first word to its last. */
export function spokenSpan({ words, startMs, endMs }: RuleSegment): Span {
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || last === undefined ? { startMs, endMs } : { startMs: first.startMs, endMs: last.endMs };
}
