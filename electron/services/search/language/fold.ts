const plain = /^[a-zа-я0-9]+$/;
const nearlyPlain = /^[a-zа-яё0-9]+$/i;
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF'’ʼ`]/g;
/** Accents that NFC could not join with their letter: stress marks, the dot of a lower-cased İ. */
const accents = /[\u0300-\u036F]/g;

/**
 * The form under which a word is indexed and looked up: NFC (so that a decomposed й stays й), lower case, ё = е, without
 * soft hyphens, zero-width characters, apostrophes and stress marks.
 */
export function fold(raw: string): string {
  if (plain.test(raw)) return raw;
  if (nearlyPlain.test(raw)) return raw.toLowerCase().replaceAll('ё', 'е');
  return raw
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(invisible, '')
    .replaceAll(accents, '')
    .replaceAll('ё', 'е')
    .replaceAll('ς', 'σ');
}
