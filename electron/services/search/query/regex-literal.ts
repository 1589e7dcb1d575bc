import { fold } from '#services/search/language/fold.ts';
import { compileLinear } from './linear-pattern.ts';

export interface RegexNode {
  readonly kind: 'regex';
  /** Matches in linear time, over text in lower case with е for ё. */
  readonly pattern: string;
  /** Letters that every match holds. */
  readonly literal: string;
}

const minLiteralLength = 3;
const maxPatternLength = 200;
/** `\b`, `\w` and `\d` know ASCII only; their Cyrillic meaning is written out. */
const classes: Readonly<Record<string, string>> = { w: '[a-zа-я0-9_]', W: '[^a-zа-я0-9_]' };

/** Null for what is no pattern, what cannot be matched in linear time, and what has no three letters in a row. */
export function readRegex(source: string): RegexNode | null {
  const pattern = lowerKeepingEscapes(source.normalize('NFC'));
  const cyrillic = pattern.replaceAll(/\\([wW])/g, (whole, name: string) => classes[name] ?? whole);
  const literal = literalOf(pattern);
  if (
    literal === null ||
    pattern.length > maxPatternLength ||
    compileLinear(cyrillic, { isCaseSensitive: true }) === null
  )
    return null;
  return { kind: 'regex', pattern: cyrillic, literal };
}

/** Lower case and е for ё as the text is read, but not `\S` or `\W`. */
function lowerKeepingEscapes(source: string): string {
  const lower = (piece: string) => piece.toLowerCase().replaceAll('ё', 'е');
  return source.replaceAll(/\\.|[^\\]+/g, (piece) => (piece.startsWith('\\') ? piece : lower(piece)));
}

/** The longest run of letters that every match must hold: outside of brackets, not optional, in no alternative. */
function literalOf(pattern: string): string | null {
  if (/\|/.test(pattern.replaceAll(/\([^()]*\)/g, ''))) return null;
  let best = '';
  const flat = pattern
    .replaceAll(/\\./g, ' ')
    .replaceAll(/\[[^\]]*\]/g, ' ')
    .replaceAll(/\([^()]*\)/g, ' ');
  if (/[()]/.test(flat)) return null;
  // A letter before `*`, `?` or `{` may be missing.
  for (const [run] of flat.replaceAll(/.[*?{]/gu, ' ').matchAll(/[\p{L}\p{N}]+/gu))
    if (run.length > best.length) best = run;
  return best.length >= minLiteralLength ? fold(best) : null;
}
