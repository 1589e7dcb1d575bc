import { expect, test } from 'vitest';
import { phrasesIn } from './dialect.ts';

const title = 'the fault is told of';

test.each([
  ['a comment', 'made.ts', '/** Damage is told at once. */'],
  ['a line of comment', 'made.ts', 'start(); // goes on with the next window'],
  ['a phrase over two lines', 'made.ts', '/**\n * A text that is laid\n * beside another.\n */'],
  ['the title of a test', 'made.test.ts', `test('${title}', () => {});`],
  [
    'the title of a table of tests',
    'made.test.ts',
    `test.each([1])(\n  '${title}',\n  { timeout: 1 },\n  async () => {},\n);`,
  ],
  ['a document', 'made.md', 'The index is made anew.'],
])("the project's dialect is found in %s", (_, file, text) => {
  expect(phrasesIn(file, text)).toHaveLength(1);
});

test.each([
  '/** The fault is reported. */',
  "expect(said).toBe('I was told of it anew');",
  "const url = 'http://is.told/';",
])('sentences of the field and recorded speech are let be: %s', (text) => {
  expect(phrasesIn('made.ts', text)).toEqual([]);
});
