import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tokenize } from '../search/tokens.ts';
import { createBeginnings } from './beginnings.ts';

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

it('never says no to a word that has one of the stems', () => {
  expect(words.length).toBeGreaterThan(3000);
  for (const form of [...words, 'dying', 'skies', 'hoping', 'ugly', '你好', 'ñandú', 'x']) {
    const [token] = tokenize(form);
    expect(createBeginnings([token?.stem ?? ''])(form), form).toBe(true);
  }
});

it('says no to most words that have not', () => {
  const may = createBeginnings(['жалоб', 'договор', 'complaint', 'invoic']);
  expect(words.filter(may).length / words.length).toBeLessThan(0.02);
});
