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

/** Words come again and again: what is said of each is worked out once. */
const bareForms = new Map<string, string>();
const maxBareForms = 50_000;

function bare(word: string): string {
  const known = bareForms.get(word);
  if (known !== undefined) return known;
  const form = word.replaceAll(edge, '').toLowerCase();
  if (bareForms.size >= maxBareForms) bareForms.clear();
  bareForms.set(word, form);
  return form;
}

/** The bond between each word and the next one; the last has none. */
export function bondsOf(words: readonly string[], language: BoundWords | null): readonly Bond[] {
  const low = words.map(bare);
  const bonds: Bond[] = words.map((word, nth) => {
    const next = words[nth + 1];
    return next === undefined ? bond.none : bondBetween(word, next, low, nth, language, words[nth - 1]);
  });
  if (language !== null) bindCompounds(low, bonds, language.compounds);
  return bonds;
}

function bondBetween(
  word: string,
  next: string,
  low: readonly string[],
  nth: number,
  language: BoundWords | null,
  before: string | undefined,
): Bond {
  const [own = '', following = ''] = [low[nth], low[nth + 1]];
  // A dash closes a line; it opens one only as the hyphen of a reply, which is no word of its own.
  if (isDash.test(next)) return bond.strong;
  if (isInitial.test(word) && startsWithCapital.test(next)) return bond.strong;
  if (language?.titles.has(word.toLowerCase().replace(/^[«“"(]/u, '')) === true) return bond.strong;
  if (word === '№' || word === '§') return bond.strong;
  if (following === '%' || following === '°') return bond.strong;
  if (endsStretch.test(word)) return bond.none;
  if (language?.after.has(following) === true) return bond.strong;
  if (isNumber.test(word) && following !== '') return bond.strong;
  if (language === null) return bond.none;
  if (language.strongBefore.has(own)) return bond.strong;
  if (language.weakBefore.has(own)) return bond.weak;
  // Two names in a row; the first word of a sentence has its capital from there.
  if (isCapitalised.test(word) && startsWithCapital.test(next) && before !== undefined && !endsStretch.test(before)) {
    return bond.weak;
  }
  return language.looseBefore?.test(own) === true ? bond.loose : bond.none;
}

const splitCompounds = new WeakMap<readonly string[], ReadonlyMap<string, readonly (readonly string[])[]>>();

function compoundsByFirst(compounds: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const known = splitCompounds.get(compounds);
  if (known !== undefined) return known;
  const byFirst = Map.groupBy(
    compounds.map((compound) => compound.split(' ')),
    ([first = '']) => first,
  );
  splitCompounds.set(compounds, byFirst);
  return byFirst;
}

function bindCompounds(low: readonly string[], bonds: Bond[], list: readonly string[]): void {
  const byFirst = compoundsByFirst(list);
  for (const [nth, own] of low.entries()) {
    for (const compound of byFirst.get(own) ?? []) {
      if (!compound.every((part, at) => low[nth + at] === part)) continue;
      for (let at = nth; at < nth + compound.length - 1; at += 1) bonds[at] = bond.strong;
    }
  }
}

/** A good place to break is before one: a word that opens the next part of a sentence. */
export function opensPart(word: string, language: BoundWords | null): boolean {
  const own = bare(word);
  return language !== null && (language.strongBefore.has(own) || language.weakBefore.has(own));
}

const maybeStop = /[^\p{L}\p{N}]$/u;

/** 2 after a sentence, 1 after a comma, a colon or a dash, else 0. */
export function stopAfter(word: string): 0 | 1 | 2 {
  if (!maybeStop.test(word)) return 0;
  if (/(?:^|\s)\p{Lu}\.$|^т\.$|^(?:mr|mrs|ms|dr|st|vs|г|ул|им|тов)\.$/iu.test(word)) return 0;
  if (/[.!?…。！？｡।။][)\]"»”’」』]*$/u.test(word)) return 2;
  return /[,;:—–、，；：،)]["»”」』]*$/u.test(word) ? 1 : 0;
}
