import { isApostropheOfAnyShape } from './elision.ts';
import { WordToken, type Token } from './token.ts';

const hyphens = new Set(Array.from('-‐‑–﹣－\u05BE', unitOf));
const maxParts = 4;
/** Never written together: кто-то, кто-либо, кое-кто. */
const particles = /^(?:то|либо|нибудь|кое|кой)$/;

const space = unitOf(' ');
/** What stands between the thousands of a number. */
const sureGroupings: ReadonlySet<number> = new Set(Array.from(",.'’_·\u00A0\u2006\u2007\u2009\u202F\u066C", unitOf));
const spaces: ReadonlySet<number> = new Set([space]);
const firstGroup = /^[1-9]\d{0,2}$/;
const laterGroup = /^\d{3}$/;
const allDigits = /^\d+$/;

function unitOf(character: string): number {
  return character.charCodeAt(0);
}

/**
 * Makes one number of its thousands (`1,000`, `1 000`, `1.000`, `1'000`), and notes of words with a hyphen or an elided
 * article what they are when written together. It considers only words separated by one character.
 */
export function joinWords(text: string, tokens: Token[]): Token[] {
  if (!mayJoin(text, tokens)) return tokens;
  // A space may part two numbers as well, so the surer signs come first.
  const words = joinNumbers(text, joinNumbers(text, tokens, sureGroupings), spaces);
  for (let at = 1; at < words.length; at += 1) {
    const [before, word] = [words[at - 1], words[at]];
    if (before === undefined || word === undefined || word.start - before.end !== 1) continue;
    if (text.charCodeAt(before.end) !== space) noteJoined(text, words, at - 1);
  }
  return words;
}

/** Of most texts nothing: a single space stands between words that end with a letter. */
function mayJoin(text: string, words: readonly Token[]): boolean {
  for (let at = 1; at < words.length; at += 1) {
    const end = words[at - 1]?.end ?? 0;
    if ((words[at]?.start ?? 0) - end !== 1) continue;
    if (text.charCodeAt(end) !== space || isDigit(text.charCodeAt(end - 1))) return true;
  }
  return false;
}

function joinNumbers(text: string, words: Token[], groupings: ReadonlySet<number>): Token[] {
  let joined: Token[] | null = null;
  for (let at = 0; at < words.length; at += 1) {
    const [word, next] = [words[at], words[at + 1]];
    if (word === undefined) break;
    const mayBeNumber =
      next !== undefined &&
      next.start - word.end === 1 &&
      isDigit(text.charCodeAt(word.end - 1)) &&
      groupings.has(text.charCodeAt(word.end));
    const run = mayBeNumber ? runOfDigits(text, words, at) : [word];
    const numbers = run.length > 1 ? numbersOf(run) : null;
    if (numbers !== null) joined ??= words.slice(0, at);
    joined?.push(...(numbers?.map((groups) => numberOf(text, groups)) ?? run));
    at += run.length - 1;
  }
  return joined ?? words;
}

/** Digits of other scripts are folded to these, so a letter that is none costs a check of its form. */
function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit >= 0x660;
}

/** Digits with the same character between each two of them; the first word alone for none. */
function runOfDigits(text: string, words: readonly Token[], first: number): readonly Token[] {
  const unit = text.charCodeAt(words[first]?.end ?? 0);
  let last = first;
  for (;;) {
    const [word, next] = [words[last], words[last + 1]];
    if (word === undefined || next === undefined || next.start - word.end !== 1) break;
    if (text.charCodeAt(word.end) !== unit || !allDigits.test(next.form)) break;
    last += 1;
  }
  return words.slice(first, last + 1);
}

/** Null where they are no thousands: decimals, versions, addresses, telephone numbers. */
function numbersOf(run: readonly Token[]): readonly (readonly Token[])[] | null {
  const numbers: Token[][] = [];
  for (const group of run) {
    const last = numbers.at(-1);
    if (last !== undefined && laterGroup.test(group.form)) last.push(group);
    else numbers.push([group]);
  }
  const isNumber = ([first, second]: readonly Token[]) =>
    second === undefined ? (first?.form.length ?? 0) > 3 : firstGroup.test(first?.form ?? '');
  return numbers.every(isNumber) && numbers.length < run.length ? numbers : null;
}

function numberOf(text: string, groups: readonly Token[]): Token {
  const [first, last] = [groups[0], groups.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('a number without digits');
  if (first === last) return first;
  const whole = new WordToken(text, first.start, last.end, groups.map(({ form }) => form).join(''));
  // “Room 5 100 people” is two numbers, “2 000” and “2,500” are one.
  const mayBeSeveral =
    text.charCodeAt(first.end) === space && groups.slice(1).every(({ form }) => !form.startsWith('0'));
  if (mayBeSeveral) whole.other = { tokens: groups, count: 1, isWord: false };
  return whole;
}

function noteJoined(text: string, words: readonly Token[], first: number): void {
  let [last, isElided] = [first, false];
  for (; last - first < maxParts - 1; last += 1) {
    const [word, next] = [words[last], words[last + 1]];
    if (word === undefined || next === undefined || next.start - word.end !== 1 || next.kind !== 'word') break;
    const unit = text.charCodeAt(word.end);
    const isApostrophe = isApostropheOfAnyShape(unit);
    // An apostrophe that parts two words is that of an article: any other is inside of a word.
    if (!hyphens.has(unit) && !(isApostrophe && last === first)) break;
    isElided ||= isApostrophe;
  }
  const [start, end] = [words[first], words[last]];
  if (last === first || !(start instanceof WordToken) || start.other !== null || end === undefined) return;
  const form = words
    .slice(first, last + 1)
    .map((word) => word.form)
    .join('');
  if (particles.test(start.form) || particles.test(end.form)) return;
  const whole = new WordToken(text, start.start, end.end, form);
  start.other = { tokens: [whole], count: last - first + 1, isWord: !isElided };
}
