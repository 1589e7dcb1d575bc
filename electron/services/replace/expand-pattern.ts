/**
 * RE2 knows `\w`, `\d` and `\b` in ASCII only, and nothing of ё: here `\w` becomes every letter, mark and digit, ends of
 * words are taken out for the caller to look at, and е stands for ё where that is asked for.
 */
import type { FindProblem, TextQuery } from '#shared/text/find-text.ts';

const wordClass = String.raw`\p{L}\p{M}\p{N}_`;

export interface ExpandedPattern {
  readonly source: string;
  /** `\b` at the ends, taken out: the caller checks the letters itself. */
  readonly isBoundAtStart: boolean;
  readonly isBoundAtEnd: boolean;
}

type Options = Pick<TextQuery, 'isYoLoose'>;

/** A piece of a pattern: an escape, the head of a group, a class without letters of its own, or one character. */
const pieces = /\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|[pP]\{\w+\}|k<[^>]*>|[^])|\(\?<[A-Za-z_]\w*>|\(\?[^]|\[\^\]|[^]/gu;

export function expandPattern(pattern: string, options: Options): ExpandedPattern | FindProblem {
  const isBoundAtStart = pattern.startsWith('\\b');
  const isBoundAtEnd = /(?:^|[^\\])(?:\\\\)*\\b$/.test(pattern) && pattern.length > 2;
  const inner = pattern.slice(isBoundAtStart ? 2 : 0, isBoundAtEnd ? -2 : undefined);
  const source: string[] = [];
  const parts: readonly string[] = inner.match(pieces) ?? [];
  let depth = 0;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    if (part === '\\b' || part === '\\B') return 'inner-boundary';
    // An edge of one alternative is no edge of the others.
    if (part === '|' && depth === 0 && (isBoundAtStart || isBoundAtEnd)) return 'inner-boundary';
    depth += part.startsWith('(') ? 1 : part === ')' ? -1 : 0;
    if (part === '[') {
      const end = parts.indexOf(']', at + 1);
      if (end < 0) return 'invalid';
      source.push(`[${expandClass(parts.slice(at + 1, end), options)}]`);
      at = end;
    } else source.push(expandPiece(part, options));
  }
  return { source: source.join(''), isBoundAtStart, isBoundAtEnd };
}

function expandPiece(part: string, { isYoLoose }: Options): string {
  if (part === '\\w') return `[${wordClass}]`;
  if (part === '\\W') return `[^${wordClass}]`;
  if (part === '[^]') return String.raw`[\s\S]`;
  if (part.startsWith('\\u')) return `\\x{${part.slice(2)}}`;
  if (isYoLoose && /^[её]$/i.test(part)) return /[её]/.test(part) ? '[её]' : '[ЕЁ]';
  return part;
}

function expandClass(parts: readonly string[], { isYoLoose }: Options): string {
  const source = parts.map((part) =>
    part === '\\w' ? wordClass : part.startsWith('\\u') ? `\\x{${part.slice(2)}}` : part,
  );
  if (isYoLoose && parts[0] !== '^') {
    const text = source.join('');
    if (holds(text, parts, 'е') || text.includes('ё')) source.push('её');
    if (holds(text, parts, 'Е') || text.includes('Ё')) source.push('ЕЁ');
  }
  return source.join('');
}

/** Whether a class names the letter, by itself or inside a range. */
function holds(text: string, parts: readonly string[], letter: string): boolean {
  if (text.includes(letter)) return true;
  return parts.some((part, at) => {
    const last = parts[at + 2];
    return parts[at + 1] === '-' && last !== undefined && part <= letter && letter <= last;
  });
}
