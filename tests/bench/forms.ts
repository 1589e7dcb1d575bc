/**
 * Measures whether any form of a word finds the others, against dictionaries that nobody here wrote:
 * `apt-get install hunspell-ru hunspell-en-us`, then `npm run bench:forms [-- --entries 3000] [-- --seed 1] [-- --misses 40]`.
 *
 * From each dictionary some entries are drawn by a seeded lottery, and all forms of each are expanded. Recall is the share
 * of ordered pairs of different forms of one entry of which the first, looked for, finds the second. Precision is the
 * share of pairs that the search joins, among all forms of the drawn entries, which share an entry of the dictionary.
 * In English, words made by prefixes and by -ness, -ly, -ment, -able, -ion, -ive, -th and -er (but for comparatives) are
 * words of their own; in Russian everything is an entry's that the dictionary says is.
 */
import { parseArgs } from 'node:util';
import { stemsOf } from '../../electron/services/search/language/stems-of.ts';
import { tokenize } from '../../electron/services/search/language/tokens.ts';
import { hunspellForms } from './hunspell-forms.ts';
import { createRandom } from './make-words.ts';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    misses: { type: 'string', default: '0' },
    wrong: { type: 'string', default: '0' },
  },
});
let random = createRandom(Number(values.seed));
const bars = { ru: { recall: 0.98, precision: 0.95 }, en: { recall: 0.98, precision: 0 } } as const;

/** The forms of a word, one token each. */
type Entry = readonly string[];
const stems = new Map<string, string>();
const bases = new Map<string, string>();
const stemOf = (form: string) => stems.get(form) ?? form;
const joinedBy = (form: string) => stemsOf(bases.get(form) ?? form);

/** As the search reads it; null for what it takes for several words. */
function read(written: string): string | null {
  const [token, another] = tokenize(written);
  if (token === undefined || another !== undefined) return null;
  stems.set(token.form, token.stem);
  bases.set(token.form, token.base);
  return token.form;
}

function entriesOf(name: string, isForm?: Parameters<typeof hunspellForms>[1]): readonly Entry[] {
  return hunspellForms(name, isForm)
    .map((forms) => [...new Set(forms.map(read))].filter((form) => form !== null))
    .filter((forms) => forms.length > 0);
}

const isEnglishForm = (flag: string, flags: string) => 'SDGJMT'.includes(flag) || (flag === 'R' && flags.includes('T'));

console.log('| language | entries | pairs | recall | precision | joined |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
measure('ru', entriesOf('ru_RU'));
measure('en', entriesOf('en_US', isEnglishForm));

function measure(language: keyof typeof bars, all: readonly Entry[]): void {
  random = createRandom(Number(values.seed));
  const sample = draw(all, Number(values.entries));
  const entriesWith = new Map<string, Set<number>>();
  const used = new Set(sample.flat());
  for (const [entry, forms] of all.entries()) {
    for (const form of forms)
      if (used.has(form)) entriesWith.set(form, (entriesWith.get(form) ?? new Set()).add(entry));
  }
  const byStem = new Map<string, string[]>();
  for (const form of used) byStem.set(stemOf(form), [...(byStem.get(stemOf(form)) ?? []), form]);
  const counts = { pairs: 0, found: 0, joined: 0, right: 0 };
  const misses: string[] = [];
  const wrong: string[] = [];
  for (const forms of sample) {
    for (const form of forms) {
      const stems = new Set(joinedBy(form));
      for (const other of forms) {
        if (other === form) continue;
        counts.pairs += 1;
        if (stems.has(stemOf(other))) counts.found += 1;
        else misses.push(`${form} – ${other}`);
      }
    }
  }
  for (const form of used) {
    const own = entriesWith.get(form) ?? new Set();
    for (const other of new Set(joinedBy(form).flatMap((stem) => byStem.get(stem) ?? []))) {
      if (other === form) continue;
      counts.joined += 1;
      if ([...(entriesWith.get(other) ?? [])].some((entry) => own.has(entry))) counts.right += 1;
      else wrong.push(`${form} – ${other}`);
    }
  }
  const [recall, precision] = [counts.found / counts.pairs, counts.right / counts.joined];
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`;
  console.log(
    `| ${language} | ${sample.length} | ${counts.pairs} | ${percent(recall)} | ${percent(precision)} | ${counts.joined} |`,
  );
  for (const one of draw(misses, Number(values.misses))) console.log(`missed: ${one}`);
  for (const one of draw(wrong, Number(values.wrong))) console.log(`wrong: ${one}`);
  const bar = bars[language];
  if (recall < bar.recall || precision < bar.precision) process.exitCode = 1;
}

function draw<T>(all: readonly T[], count: number): readonly T[] {
  const rest = [...all];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) {
    const at = Math.floor(random() * rest.length);
    const [one] = rest.slice(at, at + 1);
    const last = rest.pop();
    if (one !== undefined) drawn.push(one);
    if (at < rest.length && last !== undefined) rest[at] = last;
  }
  return drawn;
}
