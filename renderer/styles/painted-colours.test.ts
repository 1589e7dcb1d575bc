import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const tokens = readFileSync(join(root, 'styles/tokens.css'), 'utf8');
const ofBothThemes = new Set([...tokens.matchAll(/^ {2}(--[\w-]+): light-dark/gm)].map(([, name]) => name));
const registered = new Set([...tokens.matchAll(/@property (--[\w-]+)/g)].map(([, name]) => name));
const painted = globSync('**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.includes('.test.'))
  .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/['"`](--[\w-]+)['"`]/g)])
  .map(([, name]) => name);

test('every colour that a canvas is painted with is one that a script can read; others would be black', () => {
  const colours = new Set(painted.filter((name) => ofBothThemes.has(name)));
  expect(colours.size).toBeGreaterThan(8);
  expect([...colours].filter((name) => !registered.has(name))).toEqual([]);
});
