import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const sheets = globSync('**/*.css', { cwd: root }).filter((file) => !/fonts\.css$|reading\//.test(file));

/** Text that is read at length has the size of a book; subtitles grow with the picture that they are drawn on (cqw). */
test('every size of type is one of the tokens', () => {
  const odd = sheets.flatMap((file) => {
    const rules = readFileSync(join(root, file), 'utf8').matchAll(/(?:font-size|[^-]font):\s*([^;]+);/g);
    return [...rules]
      .map(([, value = '']) => value)
      .filter((value) => !/var\(--text-(?:xs|s|m|l|xl)\)|var\(--reading|inherit|\dem\b|\dcqw\b|%/.test(value))
      .map((value) => `${file}: ${value}`);
  });
  expect(odd).toEqual([]);
});

test('there are four sizes', () => {
  const tokens = readFileSync(join(root, 'styles/tokens.css'), 'utf8');
  expect([...tokens.matchAll(/--text-\w+: (\d+(?:\.\d+)?)px/g)].map(([, size]) => Number(size))).toEqual([
    11, 13, 15, 18,
  ]);
});
