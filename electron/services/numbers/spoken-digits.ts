import { readNumber, type NumberLanguage } from './read-number.ts';
import { tokensOf, type Token } from './tokens.ts';

/** Digits as they were said or written one after another, like a telephone number. */
export interface DigitRun {
  readonly digits: string;
  /** What was said together: «девятьсот двенадцать» is one group. */
  readonly groups: readonly string[];
  /** Place in the text; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** For each digit the place of the word or number that it is from. */
  readonly places: readonly { readonly from: number; readonly to: number }[];
  readonly hasPlus: boolean;
}

const zeros: ReadonlySet<string> = new Set(['oh', 'o']);
const repeated: Readonly<Record<string, number>> = { double: 2, triple: 3, дважды: 2, трижды: 3 };
const pluses: ReadonlySet<string> = new Set(['plus', 'плюс', '+']);
const joints: ReadonlySet<string> = new Set([
  '-',
  '–',
  '—',
  '−',
  ',',
  '.',
  '(',
  ')',
  '/',
  'дефис',
  'тире',
  'dash',
  'и',
]);

/** Every run of numbers in a text, in words and in digits, of both languages; one number is a run of one group. */
export function spokenDigits(text: string): readonly DigitRun[] {
  const tokens = tokensOf(text);
  const runs: DigitRun[] = [];
  let at = 0;
  while (at < tokens.length) {
    const read = readRun(tokens, at);
    if (read === null) at += 1;
    else {
      runs.push(read.run);
      at = read.end;
    }
  }
  return runs;
}

interface Group {
  readonly digits: string;
  readonly first: Token;
  readonly last: Token;
  readonly count: number;
}

function readRun(tokens: readonly Token[], start: number): { readonly run: DigitRun; readonly end: number } | null {
  const hasPlus = pluses.has(tokens[start]?.key ?? '');
  let at = hasPlus ? start + 1 : start;
  const groups: Group[] = [];
  for (;;) {
    const group = readGroup(tokens, at);
    if (group === null) break;
    groups.push(group);
    at += group.count;
    let next = at;
    while (next < at + 2 && joints.has(tokens[next]?.key ?? '')) next += 1;
    if (readGroup(tokens, next) === null) break;
    at = next;
  }
  const [first] = groups;
  const last = groups.at(-1);
  if (first === undefined || last === undefined) return null;
  const places = groups.flatMap(({ digits, first: from, last: to }) =>
    Array.from(digits, (_, nth) =>
      from === to && from.kind === 'number' && from.text.length === digits.length
        ? { from: from.from + nth, to: from.from + nth + 1 }
        : { from: from.from, to: to.to },
    ),
  );
  const run = {
    digits: groups.map(({ digits }) => digits).join(''),
    groups: groups.map(({ digits }) => digits),
    from: hasPlus ? (tokens[start]?.from ?? first.first.from) : first.first.from,
    to: last.last.to,
    places,
    hasPlus,
  };
  return { run, end: at };
}

const languages: readonly NumberLanguage[] = ['ru', 'en'];

function readGroup(tokens: readonly Token[], at: number): Group | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') {
    return { digits: token.text.replaceAll(/\D/g, ''), first: token, last: token, count: 1 };
  }
  if (zeros.has(token.key) && isBesideNumber(tokens, at)) return { digits: '0', first: token, last: token, count: 1 };
  const times = repeated[token.key];
  if (times !== undefined) {
    const next = tokens[at + 1];
    const digit = next === undefined ? null : zeros.has(next.key) ? '0' : oneDigit(tokens, at + 1);
    return next === undefined || digit === null
      ? null
      : { digits: digit.repeat(times), first: token, last: next, count: 2 };
  }
  for (const language of languages) {
    const spoken = readNumber(tokens, at, language);
    if (spoken === null || spoken.isOrdinal || spoken.isBareScale) continue;
    const last = tokens[at + spoken.count - 1] ?? token;
    return { digits: String(spoken.value), first: token, last, count: spoken.count };
  }
  return null;
}

function oneDigit(tokens: readonly Token[], at: number): string | null {
  for (const language of languages) {
    const spoken = readNumber(tokens, at, language);
    if (spoken !== null && !spoken.isOrdinal && spoken.value < 10) return String(spoken.value);
  }
  return null;
}

/** «Oh» is a digit only beside one. */
function isBesideNumber(tokens: readonly Token[], at: number): boolean {
  return [at - 1, at + 1].some((near) => {
    const token = tokens[near];
    if (token === undefined) return false;
    return zeros.has(token.key) || token.kind === 'number' || oneDigit(tokens, near) !== null || token.key in repeated;
  });
}
