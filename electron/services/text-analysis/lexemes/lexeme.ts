/** A run of letters, a run of digits, or a sign. `12-го` is three, `А123ВС77` is four: unlike a word of the search. */
export interface Lexeme {
  readonly kind: 'word' | 'digits' | 'sign';
  /** Small letters, ё as е. */
  readonly form: string;
  readonly written: string;
  /** UTF-16 offsets, half open. */
  readonly start: number;
  readonly end: number;
}

const pieces = /[0-9]+|\p{L}[\p{L}\p{M}'’]*|[^\s\p{L}]/gu;

export function lexemesOf(text: string): readonly Lexeme[] {
  return Array.from(text.matchAll(pieces), ({ 0: written, index }) => ({
    kind: /^[0-9]/.test(written)
      ? ('digits' as const)
      : /^\p{L}/u.test(written)
        ? ('word' as const)
        : ('sign' as const),
    form: written.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'"),
    written,
    start: index,
    end: index + written.length,
  }));
}

/** A capital first letter. */
export function isCapitalised({ written }: Lexeme): boolean {
  return /^\p{Lu}/u.test(written);
}
