/**
 * How much of the personal data in labelled lines is found, and how much of what is found is some. The lines that no rule
 * was made by are read with `--held-out`. Usage: `node tests/accuracy/personal-data.ts [--held-out] [--wrong]`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findPersonalData } from '#services/text-analysis/personal-data/find-personal-data.ts';
import { checkedValues } from '#shared/analyses/mentions.ts';

const folder = path.resolve(import.meta.dirname, '../fixtures/personal-data');

interface Label {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}
export interface Score {
  readonly lines: number;
  readonly labels: number;
  readonly recall: number;
  readonly precision: number;
  readonly wrong: readonly string[];
}

/** `[card|4111 …]` in a line: its text without the signs, and what they say. */
export function readLabelled(line: string): { readonly text: string; readonly labels: readonly Label[] } {
  const labels: Label[] = [];
  let text = '';
  let done = 0;
  for (const { 0: all, 1: value = '', 2: inside = '', index } of line.matchAll(/\[([a-z-]+)\|([^\]]*)\]/g)) {
    text += line.slice(done, index);
    labels.push({ value, start: text.length, end: text.length + inside.length });
    text += inside;
    done = index + all.length;
  }
  return { text: text + line.slice(done), labels };
}

export function linesOf(name: string): readonly string[] {
  const all = readFileSync(path.join(folder, `${name}.txt`), 'utf8').split('\n');
  return all.filter((line) => line !== '' && !line.startsWith('#'));
}

/** The same place, but for a word at either end. */
function isSame(one: Label, other: Label): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const whole = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return one.value === other.value && shared / whole >= 0.75;
}

export function score(names: readonly string[], only: readonly string[] = []): Score {
  const lines = names.flatMap(linesOf);
  const counted = (label: Label) => only.length === 0 || only.includes(label.value);
  let [labelCount, foundCount, rightCount, gotCount] = [0, 0, 0, 0];
  const wrong: string[] = [];
  for (const line of lines) {
    const { text, labels } = readLabelled(line);
    const found = findPersonalData(text);
    const missed = labels.filter((label) => counted(label) && !found.some((one) => isSame(one, label)));
    const extra = found.filter((one) => counted(one) && !labels.some((label) => isSame(one, label)));
    labelCount += labels.filter(counted).length;
    gotCount += labels.filter(counted).length - missed.length;
    foundCount += found.filter(counted).length;
    rightCount += found.filter(counted).length - extra.length;
    if (missed.length + extra.length === 0) continue;
    const said = (some: readonly Label[]) =>
      some.map((one) => `${one.value} “${text.slice(one.start, one.end)}”`).join(', ');
    wrong.push(`${text}\n    missed: ${said(missed)}; not there: ${said(extra)}`);
  }
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    lines: lines.length,
    labels: labelCount,
    recall: share(gotCount, labelCount),
    precision: share(rightCount, foundCount),
    wrong,
  };
}

if (import.meta.main) {
  const half = process.argv.includes('--held-out') ? '-held-out' : '';
  const names = [`ru${half}`, `en${half}`, 'none'];
  const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
  const whole = score(names);
  const checked = score(names, checkedValues);
  console.log(
    `${whole.lines} lines, ${whole.labels} labels: recall ${percent(whole.recall)}, precision ${percent(whole.precision)}`,
  );
  console.log(
    `with check digits, ${checked.labels}: recall ${percent(checked.recall)}, precision ${percent(checked.precision)}`,
  );
  if (process.argv.includes('--wrong')) console.log(whole.wrong.join('\n'));
}
