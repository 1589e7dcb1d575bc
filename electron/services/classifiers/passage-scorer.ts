import type { Classifier } from './logistic.ts';
import { classifierWords, pairPlace, weightCount, WordTable, type WordFeatures } from './text-features.ts';

/** A word with what it brought to a score, pieces and pairs included; above 0 speaks for the class. */
export interface DecidingWord {
  readonly word: string;
  readonly share: number;
}

interface ScoredWord {
  readonly features: WordFeatures;
  /** Of the weights of its pieces. */
  readonly sum: number;
}

/**
 * Scores passages by a classifier, fast: as a score is a sum over words, each word of the language is worked out once.
 * The same as `scoreVector` of the passage's vector.
 */
export class PassageScorer {
  readonly #classifier: Classifier;
  readonly #table: WordTable;
  readonly #known = new Map<string, ScoredWord>();

  constructor(classifier: Classifier, table = new WordTable()) {
    this.#classifier = classifier;
    this.#table = table;
  }

  /** 0…1; `meaning` where the classifier was trained with a model of meanings. */
  score(words: readonly string[], meaning?: Float32Array): number {
    const { weights, bias } = this.#classifier;
    let [sum, mass] = [0, 0];
    let before = -1;
    for (const word of words) {
      const scored = this.#of(word);
      sum += scored.sum;
      mass += scored.features.mass;
      if (before >= 0) {
        sum += weights[pairPlace(before, scored.features.hash)] ?? 0;
        mass += 1;
      }
      before = scored.features.hash;
    }
    let meant = 0;
    meaning?.forEach((value, nth) => (meant += value * (weights[weightCount + nth] ?? 0)));
    return 1 / (1 + Math.exp(-(bias + meant + sum / Math.sqrt(Math.max(1, mass)))));
  }

  scoreText(text: string, meaning?: Float32Array): number {
    return this.score(classifierWords(text), meaning);
  }

  /** Words that decided, the strongest first, either way; each once. */
  explain(text: string, limit = 6): readonly DecidingWord[] {
    const words = classifierWords(text);
    const shares = new Map<string, number>();
    const mass = words.reduce((sum, word) => sum + this.#of(word).features.mass, Math.max(0, words.length - 1));
    const scale = 1 / Math.sqrt(Math.max(1, mass));
    words.forEach((word, nth) => {
      const { sum, features } = this.#of(word);
      const next = words[nth + 1];
      const pair =
        next === undefined
          ? 0
          : (this.#classifier.weights[pairPlace(features.hash, this.#of(next).features.hash)] ?? 0);
      shares.set(word, (shares.get(word) ?? 0) + (sum + pair) * scale);
    });
    return [...shares]
      .map(([word, share]) => ({ word, share }))
      .toSorted((one, other) => Math.abs(other.share) - Math.abs(one.share))
      .slice(0, limit);
  }

  #of(word: string): ScoredWord {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const features = this.#table.of(word);
    let sum = 0;
    features.places.forEach(
      (place, nth) => (sum += (this.#classifier.weights[place] ?? 0) * (features.counts[nth] ?? 0)),
    );
    const scored = { features, sum };
    if (this.#known.size < 500_000) this.#known.set(word, scored);
    return scored;
  }
}
