/** How English words are said: by the CMU dictionary (phones/words.gz, scripts/phone-model), and else by their letters. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { letterSounds } from './letter-sounds.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM';

interface Dictionary {
  /** Words that are often said: what holds a term within it is not taken for the term. */
  readonly common: readonly (readonly number[])[];
  readonly words: ReadonlyMap<string, string>;
}

let loaded: Dictionary | null = null;

/** Read at its first use. */
function dictionary(): Dictionary {
  loaded ??= read(gunzipSync(readFileSync(new URL('phones/words.gz', import.meta.url))).toString());
  return loaded;
}

function read(text: string): Dictionary {
  const [common = '', words = ''] = text.split('\n\n');
  return { common: [...entriesOf(common)].map(([, said]) => phonesOf(said)), words: new Map(entriesOf(words)) };
}

/** Each line shares its first letters with the one before; how many is its first sign. */
function* entriesOf(text: string): Generator<readonly [word: string, said: string]> {
  let word = '';
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ');
    word = word.slice(0, Number.parseInt(line.charAt(0), 36)) + line.slice(1, space);
    yield [word, line.slice(space + 1)];
  }
}

const phonesOf = (said: string): readonly number[] => Array.from(said, (letter) => letters.indexOf(letter) + 1);

/** Phones of a text, of its Latin words only. */
export function pronunciationOf(text: string): readonly number[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
  return plain
    .split(/[\s-]+/u)
    .flatMap((word) => wordSounds(word.replaceAll(/[^a-z']/gu, '').replaceAll(/^'+|'+$/gu, '')));
}

function wordSounds(word: string): readonly number[] {
  const { words } = dictionary();
  const known = words.get(word);
  if (known !== undefined) return phonesOf(known);
  const stem = words.get(word.replace(/'?s$/u, ''));
  return stem === undefined ? letterSounds(word) : [...phonesOf(stem), ...phonesOf('L')];
}

/** Common words that have all sounds of another one in a row within them. */
export function commonWordsWith(said: readonly number[]): readonly (readonly number[])[] {
  return dictionary().common.filter((word) => {
    if (word.length <= said.length) return false;
    return word.some((_, from) => said.every((phone, nth) => word[from + nth] === phone));
  });
}
