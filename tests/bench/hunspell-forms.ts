/** All forms of the entries of a hunspell dictionary, expanded from its `.aff` and `.dic`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian's packages hunspell-ru and hunspell-en-us put them. */
const folder = '/usr/share/hunspell';

interface Affix {
  readonly isPrefix: boolean;
  readonly mayCross: boolean;
  readonly strip: string;
  readonly add: string;
  readonly condition: RegExp;
}

/** One entry: its word first. `isForm` leaves out affixes that make another word. */
export function hunspellForms(
  name: string,
  isForm: (flag: string, flags: string) => boolean = () => true,
): readonly (readonly string[])[] {
  const affixes = readAffixes(readFileSync(join(folder, `${name}.aff`), 'utf8'));
  return readFileSync(join(folder, `${name}.dic`), 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '' && !line.startsWith('\t'))
    .map((line) => {
      const [word = '', flags = ''] = (line.split('\t')[0] ?? '').split('/');
      const used = Array.from(flags, (flag) => (isForm(flag, flags) ? (affixes.get(flag) ?? []) : [])).flat();
      return expand(word, used);
    });
}

function readAffixes(text: string): ReadonlyMap<string, readonly Affix[]> {
  const affixes = new Map<string, Affix[]>();
  const crossing = new Map<string, boolean>();
  for (const line of text.split(/\r?\n/)) {
    const [kind = '', flag = '', third = '', fourth = '', condition] = line.trim().split(/\s+/);
    if (kind !== 'SFX' && kind !== 'PFX') continue;
    if (condition === undefined) {
      crossing.set(flag, third === 'Y');
      continue;
    }
    const isPrefix = kind === 'PFX';
    const bare = (part: string) => (part === '0' ? '' : (part.split('/')[0] ?? ''));
    const one: Affix = {
      isPrefix,
      mayCross: crossing.get(flag) === true,
      strip: bare(third),
      add: bare(fourth),
      condition: new RegExp(isPrefix ? `^${condition}` : `${condition}$`, 'u'),
    };
    affixes.set(flag, [...(affixes.get(flag) ?? []), one]);
  }
  return affixes;
}

function expand(word: string, affixes: readonly Affix[]): readonly string[] {
  const forms = new Set([word]);
  const prefixes = affixes.filter(({ isPrefix }) => isPrefix);
  for (const affix of affixes) {
    const form = apply(word, affix);
    if (form === null) continue;
    forms.add(form);
    if (affix.isPrefix || !affix.mayCross) continue;
    for (const prefix of prefixes) {
      const both = prefix.mayCross ? apply(form, prefix) : null;
      if (both !== null) forms.add(both);
    }
  }
  return [...forms];
}

function apply(word: string, { isPrefix, strip, add, condition }: Affix): string | null {
  if (!condition.test(word)) return null;
  if (isPrefix) return word.startsWith(strip) ? add + word.slice(strip.length) : null;
  return word.endsWith(strip) ? word.slice(0, word.length - strip.length) + add : null;
}
