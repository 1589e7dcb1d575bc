import { englishNumerals } from './english/english-numerals.ts';
import { russianNumerals, type GrammaticalCase } from './russian/russian-numerals.ts';
import type { Token } from './tokens.ts';

export const numberLanguages = ['ru', 'en'] as const;
export type NumberLanguage = (typeof numberLanguages)[number];

/** A number that is said in words. */
export interface SpokenNumber {
  readonly value: number;
  readonly isOrdinal: boolean;
  /** Tokens it takes. */
  readonly count: number;
  /** In Russian the cases its last word can be in. */
  readonly cases: ReadonlySet<GrammaticalCase>;
  /** «Thousand» or «миллион» said without how many. */
  readonly isBareScale: boolean;
  /** The last thing said was a scale: «two million». */
  readonly lastScale: number;
}

const noCases: ReadonlySet<GrammaticalCase> = new Set();

/** The longest number whose first word is at `at`; null where no number begins. */
export function readNumber(tokens: readonly Token[], at: number, language: NumberLanguage): SpokenNumber | null {
  return language === 'ru' ? readRussian(tokens, at) : readEnglish(tokens, at);
}

/** What of a number was said so far. `room` is the size that what comes next must be below. */
class Sum {
  total = 0;
  group = 0;
  count = 0;
  room = 1000;
  lastScale = Number.POSITIVE_INFINITY;

  get value(): number {
    return this.total + this.group;
  }

  /** False where it begins another number. */
  add(value: number): boolean {
    if (value === 0 ? this.count > 0 : value >= this.room) return false;
    const size = value >= 100 ? 100 : value >= 20 ? 10 : 1;
    if (this.room <= 10 && value >= 10) return false;
    this.group += value;
    this.room = value === 0 ? 0 : size;
    return true;
  }

  scale(value: number): boolean {
    if (value >= this.lastScale) return false;
    if (this.group === 0 && this.total > 0 && value > 1000) return false;
    this.total += (this.group === 0 ? 1 : this.group) * value;
    this.group = 0;
    this.room = 1000;
    this.lastScale = value;
    return true;
  }
}

function readRussian(tokens: readonly Token[], at: number): SpokenNumber | null {
  const sum = new Sum();
  let cases = noCases;
  let endsInScale = false;
  let isBareScale = false;
  for (let i = at; i < tokens.length; i += 1) {
    const entry = russianNumerals.get(tokens[i]?.key ?? '');
    if (entry === undefined) break;
    if (entry.kind === 'ordinal') {
      if (!addOrdinal(sum, entry.value)) break;
      return {
        value: sum.value,
        isOrdinal: true,
        count: sum.count + 1,
        cases: entry.cases,
        isBareScale: false,
        lastScale: 0,
      };
    }
    if (entry.kind === 'scale') {
      isBareScale = sum.count === 0;
      if (!sum.scale(entry.value)) break;
    } else if (sum.add(entry.value)) isBareScale = false;
    else break;
    endsInScale = entry.kind === 'scale';
    cases = entry.cases;
    sum.count += 1;
  }
  if (sum.count === 0) return null;
  const { value, count, lastScale } = sum;
  return { value, isOrdinal: false, count, cases, isBareScale, lastScale: endsInScale ? lastScale : 0 };
}

function addOrdinal(sum: Sum, value: number): boolean {
  if (value < 1000) return sum.add(value);
  if (sum.count === 0) {
    sum.total = value;
    return true;
  }
  return value >= 2000 && value < 1e6 ? false : sum.scale(value);
}

function readEnglish(tokens: readonly Token[], at: number): SpokenNumber | null {
  const sum = new Sum();
  let i = at;
  let endsInScale = false;
  let isBareScale = false;
  const done = (isOrdinal: boolean): SpokenNumber => ({
    value: sum.value,
    isOrdinal,
    count: i - at,
    cases: noCases,
    isBareScale,
    lastScale: endsInScale ? sum.lastScale : 0,
  });
  while (i < tokens.length) {
    let next = i;
    if (sum.count > 0) next = skipJoint(tokens, i, sum);
    const entry = englishNumerals.get(tokens[next]?.key ?? '');
    if (entry === undefined) break;
    if (entry.kind === 'ordinal') {
      const isAdded =
        entry.value === 100 && sum.group > 0
          ? hundred(sum)
          : entry.value >= 1000
            ? sum.count > 0 && sum.scale(entry.value)
            : sum.add(entry.value);
      if (!isAdded) break;
      i = next + 1;
      isBareScale = false;
      return done(true);
    }
    if (entry.kind === 'hundred') {
      if (!hundred(sum)) break;
      isBareScale = sum.count === 0;
    } else if (entry.kind === 'scale') {
      isBareScale = sum.count === 0;
      if (!sum.scale(entry.value)) break;
    } else if (sum.add(entry.value)) isBareScale = false;
    else break;
    endsInScale = entry.kind === 'scale';
    sum.count += 1;
    i = next + 1;
  }
  return sum.count === 0 ? null : done(false);
}

function hundred(sum: Sum): boolean {
  if (sum.group >= 100) return false;
  sum.group = (sum.group === 0 ? 1 : sum.group) * 100;
  sum.room = 100;
  return true;
}

/** Over the hyphen of «twenty-five» and the «and» of «two hundred and five». */
function skipJoint(tokens: readonly Token[], at: number, sum: Sum): number {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token?.text === '-' && sum.room === 10 && before?.to === token.from) return at + 1;
  const isAfterHundred = before?.key === 'hundred' || before?.key === 'thousand' || before?.key === 'million';
  if (token?.key !== 'and' || !isAfterHundred) return at;
  const next = englishNumerals.get(tokens[at + 1]?.key ?? '');
  return next !== undefined && next.value < 100 && next.value > 0 ? at + 1 : at;
}
