import type { CueProblem } from '#shared/cues/cue-problems.ts';
import { minGapMs, type CueRules } from '#shared/cues/cue-rules.ts';
import { displayWidth } from '#shared/text/display-width.ts';
import { bond, bondsOf } from './bound-words.ts';
import type { Cue } from './cue.ts';
import { boundWordsOf } from './languages/bound-words-of.ts';

/** What each kind of fault weighs. */
const weights: Readonly<Record<CueProblem, number>> = {
  wide: 10,
  overlap: 10,
  lines: 10,
  fast: 1,
  'very-fast': 3,
  short: 2,
  long: 3,
  gap: 3,
  unchained: 1,
  torn: 4,
  'torn-weak': 2,
  enclitic: 4,
  'needless-line': 2,
  'one-word-line': 2,
  'crosses-speaker': 10,
  early: 2,
  late: 1,
};

export interface CueScore {
  readonly cueCount: number;
  readonly twoLineCount: number;
  readonly counts: Readonly<Record<CueProblem, number>>;
  /** Weights times counts, a hundred cues. */
  readonly per100: number;
}

/** What of the rules each cue breaks, in the order of the cues. Times are as shown; `short` only where there is room for more. */
export function problemsOf(
  cues: readonly Cue[],
  rules: CueRules,
  language: string | null,
): readonly (readonly CueProblem[])[] {
  return cues.map((cue, nth) => [...lineProblems(cue, rules, language), ...timeProblems(cue, cues[nth + 1], rules)]);
}

export function scoreCues(cues: readonly Cue[], rules: CueRules, language: string | null): CueScore {
  const counts = Object.fromEntries(Object.keys(weights).map((problem) => [problem, 0])) as Record<CueProblem, number>;
  let sum = 0;
  for (const problem of problemsOf(cues, rules, language).flat()) {
    counts[problem] += 1;
    sum += weights[problem];
  }
  const twoLineCount = cues.filter(({ lines }) => lines.length > 1).length;
  return { cueCount: cues.length, twoLineCount, counts, per100: (sum * 100) / Math.max(1, cues.length) };
}

function lineProblems(cue: Cue, rules: CueRules, language: string | null): readonly CueProblem[] {
  const problems: CueProblem[] = [];
  if (cue.lines.some((line) => displayWidth(line) > rules.maxColumns)) problems.push('wide');
  if (cue.lines.length > rules.maxLines) problems.push('lines');
  const [turn, ...others] = cue.turns;
  if (others.length > 0) {
    if (cue.lines.some((line) => !line.startsWith('-'))) problems.push('crosses-speaker');
    return problems;
  }
  const lines = turn?.lines.filter((words) => words.length > 0) ?? [];
  if (lines.length < 2) return problems;
  const texts = lines.map((line) => line.map(({ text }) => text));
  const bonds = bondsOf(texts.flat(), boundWordsOf(language));
  let at = 0;
  for (const line of texts.slice(0, -1)) {
    at += line.length;
    const torn = bonds[at - 1] ?? bond.none;
    const next = texts.flat()[at] ?? '';
    const isEnclitic = boundWordsOf(language)?.after.has(next.toLowerCase().replaceAll(/[^\p{L}-]/gu, '')) === true;
    if (isEnclitic) problems.push('enclitic');
    else if (torn === bond.strong) problems.push('torn');
    else if (torn === bond.weak) problems.push('torn-weak');
  }
  if (displayWidth(cue.lines.join(' ')) <= rules.maxColumns) problems.push('needless-line');
  if (texts.some((line) => line.length === 1)) problems.push('one-word-line');
  return problems;
}

function timeProblems(cue: Cue, next: Cue | undefined, rules: CueRules): readonly CueProblem[] {
  const problems: CueProblem[] = [];
  const gapMs = minGapMs(rules);
  const lengthMs = cue.endMs - cue.startMs;
  const leftMs = (next?.startMs ?? Number.POSITIVE_INFINITY) - cue.endMs;
  if (lengthMs <= 0 || leftMs < 0) problems.push('overlap');
  else if (leftMs < gapMs) problems.push('gap');
  else if (leftMs > gapMs && leftMs < rules.chainMs && lengthMs + leftMs - gapMs <= rules.maxMs) {
    problems.push('unchained');
  }
  const columns = cue.lines.reduce((sum, line) => sum + displayWidth(line), cue.lines.length - 1);
  const speed = rules.maxCps === 0 ? 0 : (columns * 1000) / Math.max(1, lengthMs) / rules.maxCps;
  if (speed > 1.2) problems.push('very-fast');
  else if (speed > 1.001) problems.push('fast');
  if (lengthMs < rules.minMs - 1 && lengthMs + leftMs - gapMs >= rules.minMs) problems.push('short');
  if (lengthMs > rules.maxMs) problems.push('long');
  const firstMs = cue.turns[0]?.lines[0]?.[0]?.startMs ?? cue.startMs;
  const frameMs = 1000 / rules.frameRate;
  if (firstMs - cue.startMs > 3 * frameMs) problems.push('early');
  if (cue.startMs - firstMs > 2 * frameMs) problems.push('late');
  return problems;
}
