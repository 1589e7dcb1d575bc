/** Letters of a beginning that are compared; more tell hardly more. */
const mostLetters = 4;
/** A stem may differ from its word by its last two letters (relational, relate; dying, die). */
const uncertainLetters = 2;
const bitsPerLetter = 7;
const other = 2 ** bitsPerLetter - 1;

const codes = tableOfCodes();

/**
 * Tells of most words that their stem is none of the given ones without working it out, which for a rare word takes
 * fifty times as long. Never false for a word that has one of the stems.
 */
export function createBeginnings(stems: Iterable<string>): (form: string) => boolean {
  const known = Array.from({ length: mostLetters }, () => new Set<number>());
  for (const stem of stems) {
    const letters = Math.max(1, Math.min(mostLetters, stem.length - uncertainLetters));
    known[letters - 1]?.add(keyOf(stem, letters));
  }
  return (form) => {
    let key = 0;
    for (let letters = 1; letters <= mostLetters && letters <= form.length; letters += 1) {
      key = (key << bitsPerLetter) | codeAt(form, letters - 1);
      if (known[letters - 1]?.has(key) === true) return true;
    }
    return false;
  };
}

function keyOf(word: string, letters: number): number {
  let key = 0;
  for (let at = 0; at < letters; at += 1) key = (key << bitsPerLetter) | codeAt(word, at);
  return key;
}

function codeAt(word: string, at: number): number {
  return codes[word.charCodeAt(at)] ?? other;
}

/** Letters and digits of folded Russian and English; all others are one. */
function tableOfCodes(): Uint8Array {
  const table = new Uint8Array(0x460).fill(other);
  for (const [index, letter] of Array.from(
    '0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя',
  ).entries()) {
    table[letter.charCodeAt(0)] = index + 1;
  }
  return table;
}
