import path from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue, sourcesOf } from './catalogue.ts';

const catalogue = readCatalogue(path.resolve('resources'));

test('the catalogue fits its schema, and no two entries share an id, a file name or a hash', () => {
  expect(catalogue.length).toBe(24);
  for (const key of ['id', 'fileName', 'sha256'] as const) {
    expect(new Set(catalogue.map((entry) => entry[key])).size).toBe(catalogue.length);
  }
});

test('every entry is told in Russian and in English and is fetched over a protected connection', () => {
  for (const { about, url, mirrors, fileName } of catalogue) {
    expect(/[а-яё]/i.test(about.ru) && !/[а-яё]/i.test(about.en)).toBe(true);
    for (const source of [url, ...mirrors]) {
      expect(source.startsWith('https://')).toBe(true);
      expect(source.endsWith(`/${fileName}`)).toBe(true);
    }
  }
});

test('a source of the user takes the place of every published one', () => {
  const [entry] = catalogue;
  expect(sourcesOf(entry!, 'http://10.0.0.2/models/')).toEqual([`http://10.0.0.2/models/${entry!.fileName}`]);
  expect(sourcesOf(entry!, null)[0]).toMatch(/\/resolve\/[0-9a-f]{40}\//);
});
