/**
 * V8's linear engine knows neither the flag `i` nor Unicode classes, so both are written out in the pattern: letters
 * become classes of their cases, `\w` knows every alphabet that people write transcripts in.
 */
import type { FindProblem, TextQuery } from '#shared/text/find-text.ts';

/** Latin with its extensions, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian, kana, Han, Hangul. */
const letters =
  'A-Za-z\\u00AA\\u00B5\\u00BA\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02AF\\u0300-\\u036F\\u0370-\\u052F\\u0531-\\u0587' +
  '\\u05D0-\\u05EA\\u0620-\\u064A\\u10A0-\\u10FF\\u1E00-\\u1FFF\\u3041-\\u30FF\\u3400-\\u9FFF\\uAC00-\\uD7A3';
const classes: Readonly<Record<string, string>> = {
  w: `${letters}0-9_`,
  'p{L}': letters,
  'p{N}': '0-9',
};

export interface ExpandedPattern {
  readonly source: string;
  /** `\b` at the ends, taken out: the caller looks at the letters itself. */
  readonly isBoundAtStart: boolean;
  readonly isBoundAtEnd: boolean;
}

type Options = Pick<TextQuery, 'isCaseSensitive' | 'isYoLoose'>;

/** A piece of a pattern: an escape, the head of a group, or one character. */
const pieces =
  /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[pP]\{\w+\}|k<[^>]*>|[^])|\(\?<[A-Za-z_]\w*>|\(\?[^]|[^]/gu;

export function expandPattern(pattern: string, options: Options): ExpandedPattern | FindProblem {
  const isBoundAtStart = pattern.startsWith('\\b');
  const isBoundAtEnd = /(?:^|[^\\])(?:\\\\)*\\b$/.test(pattern) && pattern.length > 2;
  const inner = pattern.slice(isBoundAtStart ? 2 : 0, isBoundAtEnd ? -2 : undefined);
  const source: string[] = [];
  const parts = inner.match(pieces) ?? [];
  let depth = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    if (part === '\\b' || part === '\\B') return 'inner-boundary';
    // An edge of one alternative is no edge of the others.
    if (part === '|' && depth === 0 && (isBoundAtStart || isBoundAtEnd)) return 'inner-boundary';
    depth += part.startsWith('(') ? 1 : part === ')' ? -1 : 0;
    if (part === '[') {
      const end = endOfClass(parts, at);
      if (end < 0) return 'invalid';
      source.push(expandClass(parts.slice(at + 1, end), options));
      at = end;
    } else {
      const piece = expandPiece(part, options);
      if (piece === null) return 'invalid';
      source.push(piece);
    }
  }
  return { source: source.join(''), isBoundAtStart, isBoundAtEnd };
}

function expandPiece(part: string, options: Options): string | null {
  if (part.length > 1 && part.startsWith('\\')) {
    const name = part.slice(1);
    if (name === 'W') return `[^${classes['w']}]`;
    const known = classes[name];
    if (known !== undefined) return `[${known}]`;
    return /^[pP]\{/.test(name) ? null : part;
  }
  if (part.length > 1 && part.startsWith('(')) return part;
  const variants = variantsOf(part, options);
  return variants.length === 1 ? part : `[${variants.join('')}]`;
}

/** The place of the `]` that closes it; -1 without one. */
function endOfClass(parts: readonly string[], start: number): number {
  return parts.indexOf(']', start + 1);
}

function expandClass(parts: readonly string[], options: Options): string {
  const source: string[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const last = parts[at + 2];
    if (parts[at + 1] === '-' && last !== undefined) {
      source.push(expandRange(part, last, options));
      at += 2;
    } else if (part.length > 1) source.push(classes[part.slice(1)] ?? part);
    else source.push(at === 0 && part === '^' ? part : variantsOf(part, options).join(''));
  }
  return `[${source.join('')}]`;
}

function expandRange(from: string, to: string, { isCaseSensitive, isYoLoose }: Options): string {
  const range = `${from}-${to}`;
  const ranges = [range];
  if (!isCaseSensitive && /^\p{L}-\p{L}$/u.test(range)) ranges.push(range.toLowerCase(), range.toUpperCase());
  if (isYoLoose) {
    if (ranges.some((one) => holds(one, 'е'))) ranges.push('ё');
    if (ranges.some((one) => holds(one, 'Е'))) ranges.push('Ё');
  }
  return [...new Set(ranges)].join('');
}

function holds(range: string, letter: string): boolean {
  const [from, to] = [range.charAt(0), range.charAt(range.length - 1)];
  return range.length === 3 && from <= letter && letter <= to;
}

/** The letters that count as this one, itself first. Only such as are one UTF-16 unit long. */
function variantsOf(letter: string, { isCaseSensitive, isYoLoose }: Options): readonly string[] {
  const same = [letter];
  if (isYoLoose && /[её]/i.test(letter))
    same.push(/[её]/.test(letter) ? (letter === 'е' ? 'ё' : 'е') : letter === 'Е' ? 'Ё' : 'Е');
  const all = isCaseSensitive ? same : same.flatMap((one) => [one, one.toLowerCase(), one.toUpperCase()]);
  return [...new Set(all)].filter((one) => one.length === 1);
}
