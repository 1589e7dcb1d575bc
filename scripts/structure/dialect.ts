/** Words that stood for the trade's own in this project's names; `check-structure.ts` keeps them out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Each with what the field says instead. */
const instead: Readonly<Record<string, string>> = {
  hear: 'transcribe, detect, receive',
  hears: 'transcribes, detects',
  heard: 'partial, recognised, received',
  hearing: 'request, recognition',
  ear: 'recognizer',
  ears: 'recognizers',
  told: 'emitted, notified',
  tell: 'emit, notify',
  tells: 'emits',
  telling: 'emitting',
  most: 'max',
  least: 'min',
  hole: 'gap',
  holes: 'gaps',
  care: 'maintenance, health',
  witness: 'shadow row',
  mend: 'repair',
  mended: 'repaired',
  shelf: 'installed models',
  beginnings: 'prefix filter',
  whoever: 'the caller',
  somebody: 'someone named',
  nobody: 'none',
  laid: 'compared',
};
/** Of other programs and of English itself. */
const allowed = new Set(['atMost', 'atLeast', 'isAtLeast']);
/** Columns keep their names, and the words of a language are data. */
const exempt = /(?:english-irregular|english-cues|reviews)\.ts$|locales\//;

/** The words of one name: `mostHeardMs` has most, heard, ms. */
function wordsOf(name: string): readonly string[] {
  return (name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? []).map((word) => word.toLowerCase());
}

/** Names in code, without comments and strings; what a template computes counts. */
function namesIn(source: string): ReadonlySet<string> {
  const code = source
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, '')
    .replaceAll(/`(?:[^`\\]|\\.)*`/g, (text) =>
      [...text.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner).join(' '),
    );
  return new Set(code.match(/\b[A-Za-z_]\w+/g) ?? []);
}

/** One sentence for each name of `files` that has such a word. */
export function dialectIn(files: readonly string[]): readonly string[] {
  return files
    .filter((file) => !exempt.test(file))
    .flatMap((file) => {
      const names = [
        ...namesIn(readFileSync(join(root, file), 'utf8')),
        file.replace(/^.*\//, '').replace(/\.\w+$/, ''),
      ];
      return names
        .filter((name) => !allowed.has(name))
        .flatMap((name) => {
          const word = wordsOf(name).find((one) => Object.hasOwn(instead, one));
          return word === undefined ? [] : [`${file}: “${name}” has “${word}”: say ${instead[word]}`];
        });
    });
}
