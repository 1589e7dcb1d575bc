/**
 * How much of what is suggested for masked and misheard words is meant, and how many of them get a suggestion. The lines
 * that no rule was made by are read with `--held-out`. Usage: `node tests/accuracy/distorted-words.ts [--held-out]`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findMasked } from '#services/text-analysis/distorted-words/find-masked.ts';
import { findMisheard, prepareTerms } from '#services/text-analysis/distorted-words/find-misheard.ts';

export interface DistortedScore {
  readonly lines: number;
  readonly labels: number;
  readonly suggested: number;
  readonly right: number;
  readonly wrong: readonly string[];
}

function linesOf(name: string): readonly string[] {
  const file = path.resolve(import.meta.dirname, `../fixtures/distorted-words/${name}.txt`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** `[мув флоу|MoveFlow]` in a line: what is written, and what is meant. No word counts as ordinary: the hardest case. */
export function scoreDistorted(name: string): DistortedScore {
  const terms = linesOf('lexicon');
  const prepared = prepareTerms(terms);
  const mask = { terms, countOf: () => 0, formsOfLength: () => [] };
  const misheard = { terms, corrected: new Map<string, string>(), isOrdinary: () => false };
  let [labels, suggested, right] = [0, 0, 0];
  const wrong: string[] = [];
  const lines = linesOf(name);
  for (const line of lines) {
    const wanted: { readonly start: number; readonly end: number; readonly meant: string }[] = [];
    let text = '';
    let done = 0;
    for (const { 0: all, 1: written = '', 2: meant = '', index } of line.matchAll(/\[([^|\]]*)\|([^\]]*)\]/g)) {
      text += line.slice(done, index);
      wanted.push({ start: text.length, end: text.length + written.length, meant: meant.toLowerCase() });
      text += written;
      done = index + all.length;
    }
    text += line.slice(done);
    const found = [...findMasked(text, mask), ...findMisheard(text, prepared, misheard)];
    labels += wanted.length;
    suggested += found.length;
    for (const one of found) {
      const hit = wanted.some(
        ({ start, end, meant }) => one.start < end && one.end > start && one.meant.toLowerCase() === meant,
      );
      if (hit) right += 1;
      else wrong.push(`${text}: ${one.written} → ${one.meant}`);
    }
  }
  return { lines: lines.length, labels, suggested, right, wrong };
}

if (import.meta.main) {
  const { lines, labels, suggested, right, wrong } = scoreDistorted(
    process.argv.includes('--held-out') ? 'words-held-out' : 'words',
  );
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  console.log(
    `${lines} lines, ${labels} distorted words: ${suggested} suggestions, precision ${percent(right / suggested)}, recall ${percent(right / labels)}`,
  );
  console.log(wrong.join('\n'));
}
