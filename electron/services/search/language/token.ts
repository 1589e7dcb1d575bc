import { fold } from './fold.ts';
import { isApostrophe } from './plain-tokens.ts';
import { stemOf } from './stem-of.ts';

export interface Token {
  /** Folded: what the index holds. */
  readonly form: string;
  /** The form without the ending of a possessive, where that would be taken for more of the word: virus’s. */
  readonly base: string;
  /** The stem of it. Worked out when it is asked for: it costs more than all the rest. */
  readonly stem: string;
  /** UTF-16 offsets into the text as it was given, half open. */
  readonly start: number;
  readonly end: number;
  /** `pair` and `single` come from scripts without spaces; a `single` is the last character of its run. */
  readonly kind: 'word' | 'pair' | 'single';
  /** The first UTF-16 unit of the form, which is also that of the stem: most words differ from others in it already. */
  readonly first: number;
  /** Writes the first UTF-16 units of the form, as many as fit, and returns how many: without making the form. */
  beginning(units: Uint16Array): number;
  /** How it is written there, in small letters; what people are shown instead of the form. */
  readonly written: string;
  /** What the words from here on are as well: `e-mail` is `email` too, `2 500` may be two numbers. */
  readonly other: OtherWords | null;
}

export interface OtherWords {
  readonly tokens: readonly Token[];
  /** So many words from this one on are meant. */
  readonly count: number;
  /** True where people write so too: `email`, and not `lavocat`. */
  readonly isWord: boolean;
}

/** Folded when it is asked for, where the form was not given: a search looks closely at one word in twenty. */
export class WordToken implements Token {
  readonly start: number;
  readonly end: number;
  readonly kind = 'word';
  other: OtherWords | null = null;
  readonly #text: string;
  readonly #isPlain: boolean;
  #form: string | null;

  /** Without a form the text is plain: see `plainWords`. */
  constructor(text: string, start: number, end: number, form: string | null = null) {
    this.#text = text;
    this.start = start;
    this.end = end;
    this.#isPlain = form === null;
    this.#form = form;
  }

  get form(): string {
    return (this.#form ??= fold(this.#text.slice(this.start, this.end)));
  }

  get first(): number {
    return this.#form === null ? foldedUnit(this.#text.charCodeAt(this.start)) : this.#form.charCodeAt(0);
  }

  get stem(): string {
    return stemOf(this.base);
  }

  get base(): string {
    const { form } = this;
    return form.endsWith('ss') && ofWordInS.test(this.#text.slice(this.start, this.end)) ? form.slice(0, -1) : form;
  }

  get written(): string {
    // Of plain text nothing but capitals can be written in another way; each new word of a text asks for this.
    if (this.#isPlain) return this.#text.slice(this.start, this.end).toLowerCase();
    return /^\d/.test(this.form) ? this.form : writtenIn(this.#text, this);
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
export class CharacterToken implements Token {
  readonly form: string;
  readonly base: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'pair' | 'single';
  readonly first: number;
  readonly other = null;

  constructor(form: string, kind: 'pair' | 'single', [start, end]: readonly [start: number, end: number]) {
    this.form = form;
    this.base = form;
    this.stem = form;
    this.start = start;
    this.end = end;
    this.kind = kind;
    this.first = form.charCodeAt(0);
  }

  get written(): string {
    return this.form;
  }

  beginning(units: Uint16Array): number {
    return beginningOf(this.form, units);
  }
}

const ofWordInS = /s\P{L}s$/iu;

function writtenIn(text: string, { start, end }: Pick<Token, 'start' | 'end'>): string {
  return text
    .slice(start, end)
    .toLowerCase()
    .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')
    .normalize('NFC');
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
