import { expect, it } from 'vitest';
import { plainWords } from './plain-tokens.ts';
import { tokenize, tokenizeByScript } from './tokens.ts';

const plain = "abyzABYZабёяйАБЁЯЙ019 .,!?'`’-—«»\n\u00A0";
const beyond = '\u00AD\u0301ñї世ʼ';

function randomText(characters: string, seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 40 }, () => {
    state = (state * 16_807) % 2_147_483_647;
    return characters[state % characters.length];
  }).join('');
}
const seen = (tokens: ReturnType<typeof tokenize>) =>
  tokens.map(({ form, start, end, kind, first }) => [form, start, end, kind, first]);

it('plain text gives the words that the rules of Unicode give', () => {
  for (let seed = 0; seed < 2000; seed += 1) {
    const text = randomText(plain, seed);
    expect(plainWords(text)).not.toBeNull();
    expect(seen(tokenize(text)), text).toEqual(seen(tokenizeByScript(text)));
  }
});

it('a text with anything else is left to those rules', () => {
  for (const character of beyond) expect(plainWords(`да ${character}`), character).toBeNull();
  for (let seed = 0; seed < 1000; seed += 1) {
    const text = randomText(plain + beyond, seed);
    expect(seen(tokenize(text)), text).toEqual(seen(tokenizeByScript(text)));
  }
});

it('the first unit of a word is that of its form and of its stem', () => {
  for (let seed = 0; seed < 1000; seed += 1) {
    for (const token of tokenize(`${randomText(plain, seed)} ${randomText(plain + beyond, seed)}`)) {
      expect(token.first).toBe(token.form.charCodeAt(0));
      expect(token.first).toBe(token.stem.charCodeAt(0));
    }
  }
});
