import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tokenize } from '#services/search/language/tokens.ts';
import { PrefixFilter } from './prefix-filter.ts';

/** Every word of the documents and of the labelled lists: Russian and English, irregular ones among them. */
const words = [
  ...new Set(
    ['docs', 'tests/fixtures/morphology']
      .flatMap((dir) => readdirSync(dir, { withFileTypes: true }).map((entry) => ({ dir, entry })))
      .filter(({ entry }) => entry.isFile())
      .flatMap(({ dir, entry }) => tokenize(readFileSync(path.join(dir, entry.name), 'utf8')))
      .map((token) => token.form),
  ),
];

const tokens = words.map((form) => tokenize(form)[0]!);
const odd = ['dying', 'skies', 'hoping', 'ugly', 'sensibility', '你好', 'ñandú', 'x', "don't", 'Ёлками', "l'Étranger"];

it('never says no to a word that has one of the stems, nor to two that have those of a pair', () => {
  expect(words.length).toBeGreaterThan(3000);
  const all = [...tokens, ...odd.map((form) => tokenize(form)[0]!)];
  // Some at a time: each time a table is made.
  const atOnce = 20;
  for (let at = 0; at < all.length; at += atOnce) {
    const some = all.slice(at, at + atOnce);
    const prefixFilter = new PrefixFilter(
      some.map(({ stem }) => stem),
      some.slice(1).map(({ stem }, nth) => [some[nth]!.stem, stem] as const),
    );
    for (const [nth, token] of some.entries()) {
      expect(prefixFilter.next(token), token.form).toMatchObject({ isWord: true, isPair: nth > 0 });
    }
  }
});

it('says no to most words and pairs that have not', () => {
  const prefixFilter = new PrefixFilter(['жалоб', 'договор', 'complaint', 'invoic'], [['чуж', 'договор']]);
  const checked = tokens.map((token) => prefixFilter.next(token));
  expect(checked.filter(({ isWord }) => isWord).length / words.length).toBeLessThan(0.02);
  expect(checked.filter(({ isPair }) => isPair).length / words.length).toBeLessThan(0.001);
});

it('does not take the last word of one text and the first of another for a pair', () => {
  const [first, second] = tokenize('чужой договор');
  const prefixFilter = new PrefixFilter([], [['чуж', 'договор']]);
  prefixFilter.next(first!);
  prefixFilter.start();
  expect(prefixFilter.next(second!)).toMatchObject({ isPair: false });
});
