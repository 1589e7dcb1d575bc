import { isElision } from './elision.ts';

/** What a character is to a text of the plainest kind; everything beyond is 0. */
const kinds = { letter: 1, digit: 2, capital: 3, separator: 4, apostrophe: 5 } as const;

const kindOf = tableOfKinds();

/**
 * Where the words of a text begin and end, in pairs of offsets, read ten times as fast as by the rules of Unicode; null
 * for a text that holds anything but Russian and English letters, digits and common punctuation.
 */
export function plainWords(text: string): readonly number[] | null {
  const offsets: number[] = [];
  let start = -1;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf[text.charCodeAt(at)] ?? 0;
    if (kind === 0) return null;
    const isInside = kind === kinds.apostrophe && start >= 0 && isLetter(text, at + 1);
    if (kind < kinds.separator || (isInside && !isElision(text, start, at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      offsets.push(start, at);
      start = -1;
    }
  }
  if (start >= 0) offsets.push(start, text.length);
  return offsets;
}

/** Of plain text; a form is without it. */
export function isApostrophe(unit: number): boolean {
  return kindOf[unit] === kinds.apostrophe;
}

function isLetter(text: string, at: number): boolean {
  const kind = kindOf[text.charCodeAt(at)] ?? 0;
  return kind === kinds.letter || kind === kinds.capital;
}

function tableOfKinds(): Uint8Array {
  const table = new Uint8Array(0x2040);
  const set = (characters: string, kind: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = kind;
  };
  for (let code = 0; code < 0x80; code += 1) table[code] = kinds.separator;
  set('abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя', kinds.letter);
  set('ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁ', kinds.capital);
  set('0123456789', kinds.digit);
  set('\u00A0«»–—…“”„', kinds.separator);
  set("'`’", kinds.apostrophe);
  return table;
}
