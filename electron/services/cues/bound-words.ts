/** How badly a break between two words would tear apart what belongs together. */
export const bond = { none: 0, loose: 1, weak: 2, strong: 4 } as const;
export type Bond = (typeof bond)[keyof typeof bond];

/** What of a language stays together, all in small letters. Adding a language is adding a file beside this one. */
export interface BoundWords {
  /** Articles, prepositions and negations: never parted from the next word. */
  readonly strongBefore: ReadonlySet<string>;
  /** Conjunctions, pronouns, auxiliaries and particles: seldom parted from the next word. */
  readonly weakBefore: ReadonlySet<string>;
  /** Particles that never begin a line. */
  readonly after: ReadonlySet<string>;
  /** Expressions of several words that are one word in meaning. */
  readonly compounds: readonly string[];
  /** Titles and shortenings with their point, which a name or a number follows. */
  readonly titles: ReadonlySet<string>;
  /** Words that may follow a number which they measure, beside those that any word after a number is. */
  readonly looseBefore: RegExp | null;
}

export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(/\s+/));
}

const edge = /^[^\p{L}\p{N}№§$€£₽%]+|[^\p{L}\p{N}%]+$/gu;
const endsStretch = /[,;:.!?…。！？｡।။،、，；：—–)»”"\]]$/u;
const isNumber = /^[\p{Sc}№§]?\d+(?:[.,:]\d+)*$/u;
const isInitial = /^(?:\p{Lu}\.[-\s]?){1,3}$/u;
const startsWithCapital = /^[«“"(]?\p{Lu}\p{Ll}/u;
const isCapitalised = /^\p{Lu}\p{Ll}+$/u;
const isDash = /^[—–-]+$/u;

/** What is true of a word wherever it stands. */
interface WordTraits {
  /** In small letters, without signs around it. */
  readonly bare: string;
  readonly title: string;
  readonly isDash: boolean;
  readonly isInitial: boolean;
  readonly isNumber: boolean;
  readonly isCapitalised: boolean;
  readonly startsWithCapital: boolean;
  readonly endsStretch: boolean;
  readonly stop: 0 | 1 | 2;
}

/** Words come again and again: what is said of each is worked out once. */
const known = new Map<string, WordTraits>();
const maxKnown = 50_000;

function traitsOf(word: string): WordTraits {
  const found = known.get(word);
  if (found !== undefined) return found;
  const traits: WordTraits = {
    bare: word.replaceAll(edge, '').toLowerCase(),
    title: word.toLowerCase().replace(/^[«“"(]/u, ''),
    isDash: isDash.test(word),
    isInitial: isInitial.test(word),
    isNumber: isNumber.test(word),
    isCapitalised: isCapitalised.test(word),
    startsWithCapital: startsWithCapital.test(word),
    endsStretch: endsStretch.test(word),
    stop: stopOf(word),
  };
  if (known.size >= maxKnown) known.clear();
  known.set(word, traits);
  return traits;
}

/** The bond between each word and the next one; the last has none. */
export function bondsOf(words: readonly string[], language: BoundWords | null): readonly Bond[] {
  const traits = words.map(traitsOf);
  const bonds: Bond[] = words.map((word, nth) => {
    const [own, next] = [traits[nth], traits[nth + 1]];
    return own === undefined || next === undefined
      ? bond.none
      : bondBetween(word, { own, next, before: traits[nth - 1] }, language);
  });
  if (language !== null) bindCompounds(traits, bonds, language.compounds);
  return bonds;
}

interface Around {
  readonly own: WordTraits;
  readonly next: WordTraits;
  readonly before: WordTraits | undefined;
}

function bondBetween(word: string, { own, next, before }: Around, language: BoundWords | null): Bond {
  // A dash closes a line; it opens one only as the hyphen of a reply, which is no word of its own.
  if (next.isDash) return bond.strong;
  if (own.isInitial && next.startsWithCapital) return bond.strong;
  if (language?.titles.has(own.title) === true) return bond.strong;
  if (word === '№' || word === '§') return bond.strong;
  if (next.bare === '%' || next.bare === '°') return bond.strong;
  if (own.endsStretch) return bond.none;
  if (language?.after.has(next.bare) === true) return bond.strong;
  if (own.isNumber && next.bare !== '') return bond.strong;
  if (language === null) return bond.none;
  if (language.strongBefore.has(own.bare)) return bond.strong;
  if (language.weakBefore.has(own.bare)) return bond.weak;
  // Two names in a row; the first word of a sentence has its capital from there.
  if (own.isCapitalised && next.startsWithCapital && before !== undefined && !before.endsStretch) return bond.weak;
  return isLoose(own.bare, language) ? bond.loose : bond.none;
}

const looseWords = new WeakMap<BoundWords, Map<string, boolean>>();

function isLoose(word: string, language: BoundWords): boolean {
  if (language.looseBefore === null) return false;
  const words = looseWords.get(language) ?? new Map<string, boolean>();
  const found = words.get(word);
  if (found !== undefined) return found;
  const is = language.looseBefore.test(word);
  if (words.size >= maxKnown) words.clear();
  looseWords.set(language, words.set(word, is));
  return is;
}

const splitCompounds = new WeakMap<readonly string[], ReadonlyMap<string, readonly (readonly string[])[]>>();

function compoundsByFirst(compounds: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const split = splitCompounds.get(compounds);
  if (split !== undefined) return split;
  const byFirst = Map.groupBy(
    compounds.map((compound) => compound.split(' ')),
    ([first = '']) => first,
  );
  splitCompounds.set(compounds, byFirst);
  return byFirst;
}

function bindCompounds(traits: readonly WordTraits[], bonds: Bond[], list: readonly string[]): void {
  const byFirst = compoundsByFirst(list);
  for (const [nth, own] of traits.entries()) {
    for (const compound of byFirst.get(own.bare) ?? []) {
      if (!compound.every((part, at) => traits[nth + at]?.bare === part)) continue;
      for (let at = nth; at < nth + compound.length - 1; at += 1) bonds[at] = bond.strong;
    }
  }
}

/** A good place to break is before one: a word that opens the next part of a sentence. */
export function opensPart(word: string, language: BoundWords | null): boolean {
  const own = traitsOf(word).bare;
  return language !== null && (language.strongBefore.has(own) || language.weakBefore.has(own));
}

const maybeStop = /[^\p{L}\p{N}]$/u;

/** 2 after a sentence, 1 after a comma, a colon or a dash, else 0. */
export function stopAfter(word: string): 0 | 1 | 2 {
  return traitsOf(word).stop;
}

function stopOf(word: string): 0 | 1 | 2 {
  if (!maybeStop.test(word)) return 0;
  if (/(?:^|\s)\p{Lu}\.$|^т\.$|^(?:mr|mrs|ms|dr|st|vs|г|ул|им|тов)\.$/iu.test(word)) return 0;
  if (/[.!?…。！？｡।။][)\]"»”’」』]*$/u.test(word)) return 2;
  return /[,;:—–、，；：،)]["»”」』]*$/u.test(word) ? 1 : 0;
}
