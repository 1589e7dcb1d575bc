import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sentence of the dictionary with a number in it: `say(5)`, with `x` for its other parts. */
export interface NumberSentence {
  /** As in the dictionary: `library.removed`. */
  readonly path: string;
  readonly say: (count: number) => string;
}

/** Every sentence of a dictionary that takes a number, by the parameters written in the English files. */
export function numberSentences(dictionary: object): readonly NumberSentence[] {
  const folder = join(import.meta.dirname, 'en');
  return readdirSync(folder)
    .filter((file) => file !== 'words.ts' && file !== 'counts.ts')
    .flatMap((file) => parametersIn(readFileSync(join(folder, file), 'utf8')))
    .filter(({ parameters }) => parameters.some((parameter) => parameter.endsWith(': number')))
    .flatMap(({ path, parameters }) => {
      const sentence = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], dictionary);
      if (typeof sentence !== 'function') return [];
      const say = (count: number) => {
        const parts = parameters.map((parameter) => sampleOf(parameter, count));
        return String((sentence as (...values: readonly unknown[]) => unknown)(...parts));
      };
      return [{ path: path.join('.'), say }];
    });
}

function sampleOf(parameter: string, count: number): unknown {
  if (parameter.endsWith(': number')) return count;
  return parameter.includes('[]') ? [] : 'x';
}

interface Written {
  readonly path: readonly string[];
  readonly parameters: readonly string[];
}

/** Of formatted source: keys by their indentation, functions by their parameters. */
function parametersIn(source: string): readonly Written[] {
  const open: string[] = [];
  const found: Written[] = [];
  for (const line of source.split('\n')) {
    const [, exported] = /^export const (\w+)/.exec(line) ?? [];
    if (exported !== undefined) open.splice(0, open.length, exported);
    const [, indent = '', key, value = ''] = /^( +)'?([\w-]+)'?(?:: (.*)|,)$/.exec(line) ?? [];
    if (key === undefined || open.length === 0) continue;
    const path = [...open.slice(0, indent.length / 2), key];
    if (value.startsWith('{')) open.splice(indent.length / 2, open.length, key);
    const [, parameters] = /^\(([^){]*)\) =>/.exec(value) ?? [];
    if (parameters !== undefined) found.push({ path, parameters: parameters.split(',').map((one) => one.trim()) });
    else if (/^count\w+,$/.test(value)) found.push({ path, parameters: ['count: number'] });
  }
  return found;
}
