import type { LabOptions } from '#shared/quality/lab.ts';
import { tunedNames, type TunedName, type TuningSpace, type TuningTrial } from '#shared/quality/tuning.ts';
import { seededRandom } from '#services/scoring/statistics/random.ts';

export interface SettingsSearch {
  readonly space: TuningSpace;
  readonly foldCount: number;
  /** Errors and words of a fold with these settings; null when the budget is spent. The same again costs nothing. */
  evaluate(options: LabOptions, fold: number): Promise<{ readonly errors: number; readonly words: number } | null>;
  /** After each trial. */
  onTrial(best: TuningTrial, start: TuningTrial): void;
  readonly seed: number;
}

/** Candidates of the first round; a third of them stays after each. */
const firstCount = 18;
const keptShare = 3;

interface Candidate {
  readonly options: LabOptions;
  errors: number;
  words: number;
  folds: number;
}

/**
 * Successive halving (Jamieson & Talwalkar 2016): many settings are tried on one fold, the better third on two, and so
 * on; then each setting of the best is varied alone, again on ever more folds, until nothing gets better or the
 * budget is spent. The held-out part is never touched here. The same seed and figures give the same search.
 */
export async function searchSettings(search: SettingsSearch): Promise<TuningTrial> {
  const state = new SearchState(search);
  let best = await state.halve(firstCandidates(search));
  for (let isBetter = true; isBetter && !state.isSpent;) {
    isBetter = false;
    for (const name of tunedNames) {
      const others = variants(best.options, name, search.space);
      if (others.length === 0) continue;
      const found = await state.halve([best.options, ...others]);
      if (state.isSpent) break;
      if (keyOf(found.options) !== keyOf(best.options)) isBetter = true;
      best = found;
    }
  }
  return state.best();
}

class SearchState {
  readonly #search: SettingsSearch;
  readonly #known = new Map<string, Candidate>();
  isSpent = false;

  constructor(search: SettingsSearch) {
    this.#search = search;
  }

  /** The best of them, tried on all folds if the budget allows. */
  async halve(options: readonly LabOptions[]): Promise<Candidate> {
    let left = options.map((one) => this.#candidate(one));
    for (let folds = 1; folds <= this.#search.foldCount; folds += 1) {
      for (const candidate of left) await this.#tryOn(candidate, folds);
      left = left.filter((candidate) => candidate.folds >= folds).toSorted(byRate);
      if (this.isSpent) break;
      const keep = Math.max(folds === this.#search.foldCount ? 1 : 2, Math.ceil(left.length / keptShare));
      left = left.slice(0, keep);
    }
    return left[0] ?? this.#candidate(this.#search.space.base);
  }

  best(): TuningTrial {
    const all = [...this.#known.values()].filter(({ folds }) => folds > 0);
    const maximum = Math.max(0, ...all.map(({ folds }) => folds));
    const [best] = all.filter(({ folds }) => folds === maximum).toSorted(byRate);
    return best ?? this.#candidate(this.#search.space.base);
  }

  async #tryOn(candidate: Candidate, folds: number): Promise<void> {
    while (candidate.folds < folds && !this.isSpent) {
      const found = await this.#search.evaluate(candidate.options, candidate.folds + 1);
      if (found === null) {
        this.isSpent = true;
        return;
      }
      candidate.errors += found.errors;
      candidate.words += found.words;
      candidate.folds += 1;
      this.#search.onTrial(this.best(), this.#candidate(this.#search.space.base));
    }
  }

  #candidate(options: LabOptions): Candidate {
    const key = keyOf(options);
    const known = this.#known.get(key) ?? { options, errors: 0, words: 0, folds: 0 };
    this.#known.set(key, known);
    return known;
  }
}

function byRate(one: Candidate, other: Candidate): number {
  return one.errors / Math.max(1, one.words) - other.errors / Math.max(1, other.words);
}

function keyOf(options: LabOptions): string {
  return JSON.stringify(tunedNames.map((name) => options[name]));
}

/** The present settings, and others drawn at random from the space. */
function firstCandidates({ space, seed }: SettingsSearch): readonly LabOptions[] {
  const random = seededRandom(seed);
  const found = new Map([[keyOf(space.base), space.base]]);
  for (let tries = 0; tries < firstCount * 5 && found.size < firstCount; tries += 1) {
    const drawn = tunedNames.map((name) => {
      const values: readonly unknown[] = space[name];
      return [name, values.length === 0 ? space.base[name] : values[Math.floor(random() * values.length)]] as const;
    });
    const options = { ...space.base, ...(Object.fromEntries(drawn) as unknown as Pick<LabOptions, TunedName>) };
    found.set(keyOf(options), options);
  }
  return [...found.values()];
}

function variants(options: LabOptions, name: TunedName, space: TuningSpace): readonly LabOptions[] {
  const values: readonly unknown[] = space[name];
  return values.filter((value) => value !== options[name]).map((value) => ({ ...options, [name]: value }));
}
