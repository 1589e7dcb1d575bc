import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en/words.ts';
import { ru } from './ru/words.ts';

const english = join(import.meta.dirname, 'en');

/** Of every sentence with numbers in it, by its name: what its parts may be. Names of several sentences are left out. */
function signatures(): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, readonly unknown[]>();
  const seen = new Set<string>();
  for (const file of readdirSync(english)) {
    const source = readFileSync(join(english, file), 'utf8');
    for (const [, key = '', parameters = ''] of source.matchAll(/^\s+'?([\w-]+)'?: \(([^)]*)\) =>/gm)) {
      const parts = parameters.split(',').map(sampleOf);
      if (seen.has(key)) found.delete(key);
      else if (parts.includes(12_345)) found.set(key, parts);
      seen.add(key);
    }
  }
  return found;
}

function sampleOf(parameter: string): unknown {
  if (parameter.trim().endsWith(': number')) return 12_345;
  return parameter.includes('[]') ? [] : 'x';
}

/** Numbers that name a thing rather than count: Speaker 12. */
const names = new Set(['unnamed', 'name', 'trackName', 'trackFound', 'termNumber', 'unknown-codec', 'encrypted']);

function ungrouped(words: object, known: ReturnType<typeof signatures>): readonly string[] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null) return ungrouped(value, known);
    if (typeof value !== 'function' || names.has(key)) return [];
    const say = value as (...parts: readonly unknown[]) => unknown;
    const parts = known.get(key);
    const text = parts && say(...parts);
    return typeof text === 'string' && text.includes('12345') ? [text] : [];
  });
}

test.each([
  ['en', en],
  ['ru', ru],
] as const)('every number in a sentence is grouped as the language does (%s)', (_language, words) => {
  const known = signatures();
  expect(known.size).toBeGreaterThan(30);
  expect(ungrouped(words, known)).toEqual([]);
});
