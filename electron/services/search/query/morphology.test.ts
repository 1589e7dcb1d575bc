import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fold } from '#services/search/language/fold.ts';
import { stemOf } from '#services/search/language/stem-of.ts';
import { stemsOf } from '#services/search/language/stems-of.ts';

const lists = join(import.meta.dirname, '../../../../tests/fixtures/morphology');

function readList(language: string): readonly (readonly string[])[] {
  return readFileSync(join(lists, `${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [...new Set(line.split(/\s+/).map(fold))]);
}

/**
 * Every form of these words is looked for among all forms of the whole list: recall is the share of a word's own other
 * forms that are found, precision the share of what is found that is the word's own.
 */
function measure(
  words: readonly (readonly string[])[],
  all: readonly (readonly string[])[],
  stems: (form: string) => readonly string[],
) {
  const there = all.flatMap((forms, word) => forms.map((form) => ({ form, stem: stemOf(form), word: all[word] })));
  let [own, found, foundOwn] = [0, 0, 0];
  for (const word of words) {
    for (const form of word) {
      const wanted = stems(form);
      const hits = there.filter((one) => one.form !== form && wanted.includes(one.stem));
      own += word.length - 1;
      found += hits.length;
      // A form that two words share is either's.
      foundOwn += hits.filter((hit) => word.includes(hit.form)).length;
    }
  }
  return { recall: foundOwn / own, precision: foundOwn / found };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

it.each([
  ['ru', 200],
  ['en', 100],
] as const)('%s: any form finds the others, in the half that no rule was made for too', (language, min) => {
  const all = readList(language);
  expect(all.length).toBeGreaterThanOrEqual(min);
  const halves = {
    tuning: all.filter((_, index) => index % 2 === 0),
    'held out': all.filter((_, index) => index % 2 === 1),
  };
  for (const [name, half] of Object.entries(halves)) {
    const alone = measure(half, all, (form) => [stemOf(form)]);
    const joined = measure(half, all, stemsOf);
    process.stdout.write(
      `${language}, ${name} (${half.length} words): recall ${percent(joined.recall)}, precision ${percent(joined.precision)}` +
        `; by stems alone ${percent(alone.recall)}, ${percent(alone.precision)}\n`,
    );
    expect(joined.recall).toBeGreaterThanOrEqual(0.975);
    expect(joined.precision).toBeGreaterThanOrEqual(0.96);
  }
});
