import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const renderer = path.join(import.meta.dirname, '..');
const importing = /import (\w+) from '([^']+\.module\.css)'/g;

/** What a sheet defines, and what the components that import it use; `isOpen` where a class is picked by a value. */
interface Sheet {
  readonly defined: ReadonlySet<string>;
  readonly used: Set<string>;
  isOpen: boolean;
}

const sheets = new Map<string, Sheet>();
const missing: string[] = [];
for (const file of globSync('**/*.{ts,tsx}', { cwd: renderer })) {
  const source = readFileSync(path.join(renderer, file), 'utf8');
  for (const [, name = '', from = ''] of source.matchAll(importing)) {
    const sheetFile = from.startsWith('.')
      ? path.join(renderer, path.dirname(file), from)
      : from.replace('#renderer', renderer);
    const sheet = sheets.get(sheetFile) ?? { defined: classesOf(sheetFile), used: new Set(), isOpen: false };
    sheets.set(sheetFile, sheet);
    for (const [, used = ''] of source.matchAll(new RegExp(String.raw`(?<![.\w])${name}\.(\w+)`, 'g'))) {
      sheet.used.add(used);
      if (!sheet.defined.has(used)) missing.push(`${file}: ${name}.${used}`);
    }
    if (source.includes(`${name}[`)) sheet.isOpen = true;
  }
}

function classesOf(sheetFile: string): ReadonlySet<string> {
  const rules = readFileSync(sheetFile, 'utf8').replaceAll(/\/\*[^]*?\*\/|url\([^)]*\)|'[^']*'/g, '');
  return new Set([...rules.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name));
}

test('every class that a component names is in its style sheet', () => {
  expect(sheets.size).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test('no style sheet has a class that no component names', () => {
  const unused = [...sheets].flatMap(([file, { defined, used, isOpen }]) =>
    isOpen
      ? []
      : [...defined].filter((name) => !used.has(name)).map((name) => `${path.relative(renderer, file)}: ${name}`),
  );
  expect(unused).toEqual([]);
});
