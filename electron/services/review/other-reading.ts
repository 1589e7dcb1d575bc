import type { Segment, Word } from '#shared/segment.ts';

/** Times of two engines differ by about so much. */
const slackMs = 250;
const keptMs = 5000;

/** What another engine, or another model, wrote at the same time: read along, and never held as a whole. */
export class OtherReading {
  readonly #words: Iterator<Word>;
  readonly #near: Word[] = [];
  #isAtEnd = false;

  constructor(segments: Iterable<Segment>) {
    this.#words = wordsOf(segments);
  }

  /** True for a word that the other one does not have there. To be asked in the order of time. */
  differs({ text, startMs, endMs }: Pick<Word, 'text' | 'startMs' | 'endMs'>): boolean {
    this.#readUntil(endMs + slackMs);
    const key = keyOf(text);
    if (key === '') return false;
    return !this.#near.some(
      (word) => word.startMs < endMs + slackMs && word.endMs > startMs - slackMs && keyOf(word.text) === key,
    );
  }

  #readUntil(ms: number): void {
    while (!this.#isAtEnd && (this.#near.at(-1)?.startMs ?? Number.NEGATIVE_INFINITY) <= ms) {
      const { value, done } = this.#words.next();
      if (done === true) this.#isAtEnd = true;
      else this.#near.push(value);
    }
    while ((this.#near[0]?.endMs ?? Number.POSITIVE_INFINITY) < ms - keptMs) this.#near.shift();
  }
}

function* wordsOf(segments: Iterable<Segment>): Generator<Word, void, void> {
  for (const segment of segments) yield* segment.words;
}

/** What is said in these times: words whose middle lies within them. */
export function readingAt(segments: Iterable<Segment>, startMs: number, endMs: number): string {
  const texts: string[] = [];
  for (const { words } of segments) {
    for (const word of words) {
      const middleMs = (word.startMs + word.endMs) / 2;
      if (middleMs > startMs - slackMs / 2 && middleMs < endMs + slackMs / 2) texts.push(word.text);
    }
  }
  return texts.join(' ');
}

export function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
