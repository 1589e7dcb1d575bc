import { fold } from './fold.ts';
import { isApostrophe, plainWords } from './plain-tokens.ts';
import { stemOf } from './stem-of.ts';

export interface Token {
  /** Folded: what the index holds. */
  readonly form: string;
  /** Worked out when it is asked for: it costs more than all the rest. */
  readonly stem: string;
  /** UTF-16 offsets into the text as it was given, half open. */
  readonly start: number;
  readonly end: number;
  /** `pair` and `single` come from scripts without spaces; a `single` is the last character of its run. */
  readonly kind: 'word' | 'pair' | 'single';
  /** The first UTF-16 unit of the form, which is also that of the stem: most words are told from others by it alone. */
  readonly first: number;
  /** Writes the first UTF-16 units of the form, as many as fit, and returns how many: without making the form. */
  beginning(units: Uint16Array): number;
}

/** Folded when it is asked for, where the form was not given: a search looks closely at one word in twenty. */
class WordToken implements Token {
  readonly start: number;
  readonly end: number;
  readonly kind = 'word';
  readonly #text: string;
  #form: string | null;

  /** Without a form the text is plain: see `plainWords`. */
  constructor(text: string, start: number, end: number, form: string | null = null) {
    this.#text = text;
    this.start = start;
    this.end = end;
    this.#form = form;
  }

  get form(): string {
    return (this.#form ??= fold(this.#text.slice(this.start, this.end)));
  }

  get first(): number {
    return this.#form === null ? foldedUnit(this.#text.charCodeAt(this.start)) : this.#form.charCodeAt(0);
  }

  get stem(): string {
    return stemOf(this.form);
  }

  beginning(units: Uint16Array): number {
    if (this.#form !== null) return beginningOf(this.#form, units);
    let count = 0;
    for (let at = this.start; at < this.end && count < units.length; at += 1) {
      const unit = this.#text.charCodeAt(at);
      if (isApostrophe(unit)) continue;
      units[count] = foldedUnit(unit);
      count += 1;
    }
    return count;
  }
}

/** Of a script without spaces: it has one form, and that is its stem. */
class CharacterToken implements Token {
  readonly form: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'pair' | 'single';
  readonly first: number;

  constructor(form: string, kind: 'pair' | 'single', [start, end]: readonly [start: number, end: number]) {
    this.form = form;
    this.stem = form;
    this.start = start;
    this.end = end;
    this.kind = kind;
    this.first = form.charCodeAt(0);
  }

  beginning(units: Uint16Array): number {
    return beginningOf(this.form, units);
  }
}

function beginningOf(form: string, units: Uint16Array): number {
  const count = Math.min(form.length, units.length);
  for (let at = 0; at < count; at += 1) units[at] = form.charCodeAt(at);
  return count;
}

/** Of a letter or digit of plain text: capitals as small letters, ё as е. */
function foldedUnit(unit: number): number {
  if (unit === 0x401 || unit === 0x451) return 0x435;
  const isCapital = (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x410 && unit <= 0x42f);
  return isCapital ? unit + 32 : unit;
}

/** A run of letters, digits and what may stand inside a word: marks, soft hyphens, zero-width characters, apostrophes. */
const runs = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]|['’ʼ`](?=\p{L}))*/gu;

/** Scripts that are written without spaces (Korean has them, but hangs its particles on the words). */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]+/gu;
const mayBeUnspaced = /[\u0E00-\u0EFF\u1000-\u11FF\u1780-\u17FF\u2E80-\uFFDC\u{20000}-\u{3FFFF}]/u;

/** The words of a text. Text without spaces gives every pair of neighbouring characters, and the last one alone. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const plain = plainWords(text);
  if (plain === null) return tokenizeByScript(text);
  for (let at = 0; at < plain.length; at += 2) {
    tokens.push(new WordToken(text, plain[at] ?? 0, plain[at + 1] ?? 0));
  }
  return tokens;
}

/** The same for any text, by the rules of Unicode. */
export function tokenizeByScript(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(runs)) {
    const [run] = match;
    if (mayBeUnspaced.test(run)) splitRun(tokens, run, match.index);
    else pushWord(tokens, run, match.index);
  }
  return tokens;
}

function pushWord(tokens: Token[], raw: string, start: number): void {
  const form = fold(raw);
  if (form !== '') tokens.push(new WordToken(raw, start, start + raw.length, form));
}

/** Words and unspaced stretches of one run, e.g. `iPhone手机`. */
function splitRun(tokens: Token[], run: string, start: number): void {
  let done = 0;
  for (const match of run.matchAll(unspaced)) {
    if (match.index > done) pushWord(tokens, run.slice(done, match.index), start + done);
    pushPairs(tokens, match[0], start + match.index);
    done = match.index + match[0].length;
  }
  if (done < run.length) pushWord(tokens, run.slice(done), start + done);
}

function pushPairs(tokens: Token[], stretch: string, start: number): void {
  const characters = charactersOf(stretch);
  let at = start;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    const raw = character + (next ?? '');
    const form = fold(raw);
    const kind = next === undefined ? 'single' : 'pair';
    if (form !== '') tokens.push(new CharacterToken(form, kind, [at, at + raw.length]));
    at += character.length;
  }
}

/** Code points; whole graphemes where they are decomposed, so that pairs are the same in either spelling. */
function charactersOf(stretch: string): string[] {
  if (stretch === stretch.normalize('NFC')) return Array.from(stretch);
  return Array.from(new Intl.Segmenter('und').segment(stretch), ({ segment }) => segment);
}
