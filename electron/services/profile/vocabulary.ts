import type { UnusualWord } from '#shared/profile.ts';
import { tokenize } from '#services/search/language/tokens.ts';

/** Chance gives a larger one once in a thousand words. */
const minScore = 10.83;
const minCount = 3;
const maxWords = 40;

interface CountedWord {
  count: number;
  firstMs: number;
  readonly written: Map<string, number>;
}

/** Words by their stem, in every form. */
export class Vocabulary {
  readonly #words = new Map<string, CountedWord>();
  #total = 0;

  get total(): number {
    return this.#total;
  }

  add(text: string, atMs = 0): void {
    for (const { kind, stem, written } of tokenize(text)) {
      if (kind !== 'word') continue;
      this.#total += 1;
      // Numbers and single letters say nothing of what is talked about.
      if (written.length < 3 || /\d/.test(written)) continue;
      const word = this.#words.get(stem) ?? { count: 0, firstMs: atMs, written: new Map<string, number>() };
      word.count += 1;
      word.written.set(written, (word.written.get(written) ?? 0) + 1);
      this.#words.set(stem, word);
    }
  }

  /** What is said more often here than elsewhere, the most striking first. */
  unusualBeside(rest: Vocabulary): readonly UnusualWord[] {
    if (rest.total === 0) return [];
    return [...this.#words]
      .flatMap(([stem, { count, firstMs, written }]) => {
        if (count < minCount) return [];
        const usual = rest.#words.get(stem)?.count ?? 0;
        const score = likelihoodRatio(count, this.#total, usual, rest.total);
        const isMore = count / this.#total > usual / rest.total;
        if (!isMore || score < minScore) return [];
        const [word = stem] = [...written].toSorted((a, b) => b[1] - a[1]).map(([form]) => form);
        return [{ word, count, usual: (usual / rest.total) * 10_000, score, firstMs }];
      })
      .toSorted((a, b) => b.score - a.score)
      .slice(0, maxWords);
  }
}

/** Dunning 1993: twice the log of how much likelier two rates are than one. */
export function likelihoodRatio(count: number, total: number, otherCount: number, otherTotal: number): number {
  const rate = (count + otherCount) / (total + otherTotal);
  const part = (seen: number, expected: number) => (seen === 0 ? 0 : seen * Math.log(seen / expected));
  return 2 * (part(count, total * rate) + part(otherCount, otherTotal * rate));
}
