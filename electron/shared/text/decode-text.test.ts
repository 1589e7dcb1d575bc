import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const texts = {
  list: 'term;match;severity\r\nдоговор;any;high\r\nСбербанк;exact;low\r\n«Рога и копыта»;any;\r\n',
  caps: 'term\nДОГОВОР\nОБЯЗАТЕЛЬСТВО\n',
  one: 'term\nмошенник\n',
  sentence: 'Ёлка и щётка: съёмка в объективе — 25 % от №3…',
  ukrainian: 'термін;примітка\nпереказ грошей;її знайшли в Києві\nугода;є\n',
};
const latin = {
  french: 'term;note\ndéjà vu;l’été à la plage\ngarçon;être\n',
  german: 'term\nÜberweisung\nStraße für Größe\n',
  spanish: 'term,note\naño,¿qué pasó?\n',
  one: 'term\ncafé\n',
};

/** The other way round than `TextDecoder` goes. */
function encoded(text: string, to: string): Uint8Array {
  if (to === 'utf-8') return new TextEncoder().encode(text);
  if (to.startsWith('utf-16')) {
    const bytes = Buffer.from(text, 'utf16le');
    return new Uint8Array(to === 'utf-16be' ? bytes.swap16() : bytes);
  }
  const table = new TextDecoder(to).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (character) => {
    const byte = table.indexOf(character);
    if (byte < 0) throw new Error(`${to} has no ${character}`);
    return byte;
  });
}

test.each([
  ['windows-1251', 'windows-1251', ['list', 'caps', 'one', 'sentence', 'ukrainian']],
  ['koi8-r', 'koi8-r', ['caps', 'one']],
  ['ibm866', 'ibm866', ['caps', 'one']],
  ['x-mac-cyrillic', 'x-mac-cyrillic', ['list']],
] as const)('%s is detected by its letters', (encoding, name, which) => {
  for (const key of which) expect(decodeText(encoded(texts[key], name)), key).toEqual({ encoding, text: texts[key] });
});

test.each(Object.entries(latin))('%s in Windows-1252 is detected by its letters', (_, text) => {
  expect(decodeText(encoded(text, 'windows-1252'))).toEqual({ encoding: 'windows-1252', text });
});

test('a list saved on an old Mac is read', () => {
  expect(decodeText(encoded(latin.french, 'macintosh'))).toEqual({ encoding: 'macintosh', text: latin.french });
});

test.each(['utf-8', 'utf-16le', 'utf-16be'])('%s is detected with its mark and without', (name) => {
  for (const text of [...Object.values(texts), ...Object.values(latin), 'term\nplain\n', '会议,録音\n']) {
    const encoding = name;
    expect(decodeText(encoded(`\uFEFF${text}`, name))).toEqual({ encoding, text });
    if (text.includes('会') && name !== 'utf-8') continue;
    expect(decodeText(encoded(text, name))).toEqual({ encoding, text });
  }
});

test('a spoiled byte does not change the reading of a whole file, and nothing is empty', () => {
  const bytes = encoded(texts.list.repeat(3), 'utf-8');
  bytes[bytes.length - 30] = 0xff;
  expect(decodeText(bytes).encoding).toBe('utf-8');
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
});
