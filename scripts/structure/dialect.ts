/** Words that stood for the trade's own in this project's names and sentences; `check-structure.ts` keeps them out. */
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
/** In comments, titles of tests and docs, with what the field says instead. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:is|are|was|were|be|being) told\b|\btold (?:of|apart|by)\b|\btells? (?:of|\w+ apart)\b/i,
    'report, show, distinguish',
  ],
  [/\b(?:goes|go|going|gone|went) on (?:with|from|at|where)\b/i, 'continue, resume'],
  [/\b(?:hears?|heard|hearing) (?:\w+ )*again\b/i, 'transcribe again, play again'],
  [/\blaid (?:beside|over|along)\b/i, 'compare, replace, align'],
  [/\breckon/i, 'compute, estimate'],
  [/\banew\b/i, 'again, rebuild, restart'],
  [/\blook(?:s|ed|ing)? through\b|\b(?:is|are|was|were|be|not) looked (?:at|into)\b/i, 'check, read, scan'],
];
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

/** Sentences of a file: all of a document, comments and titles of tests of a source. */
function sentencesIn(file: string, text: string): string {
  if (file.endsWith('.md')) return text;
  const comments = text.match(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm) ?? [];
  const titles = text.match(/(['`])(?:(?!\1).)+\1,\s*(?:\{[^}]*\},\s*)?(?:async )?\(/g) ?? [];
  return [...comments, ...titles].join('\n');
}

/** One sentence for each such phrase, also where it is broken over two lines. */
export function phrasesIn(file: string, text: string): readonly string[] {
  const sentences = sentencesIn(file, text).replaceAll(/\s+(?:\* |\/\/ )?\s*/g, ' ');
  return phrases.flatMap(([phrase, better]) => {
    const found = phrase.exec(sentences)?.[0];
    return found === undefined ? [] : [`${file}: “${found}” is this project's dialect: ${better}`];
  });
}
