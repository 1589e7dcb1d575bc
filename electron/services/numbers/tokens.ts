export interface Token {
  readonly text: string;
  /** In lower case, with е for ё. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly kind: 'word' | 'number' | 'mark';
}

/** Letters, digits (with their own groups and fractions) and single marks of a text, in order; spaces are between them. */
export function tokensOf(text: string): readonly Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(/\p{L}+(?:['’]\p{L}+)*|\d+(?:[.,]\d+)*|[^\s\p{L}\d]/gu)) {
    const [own] = match;
    const kind = /^\p{L}/u.test(own) ? 'word' : /^\d/.test(own) ? 'number' : 'mark';
    found.push({ text: own, key: keyOf(own), from: match.index, to: match.index + own.length, kind });
  }
  return found;
}

export function keyOf(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'");
}
