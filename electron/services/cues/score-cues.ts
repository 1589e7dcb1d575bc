import type { CueProblem } from '#shared/cues/cue-problems.ts';
import { minGapMs, type CueRules } from '#shared/cues/cue-rules.ts';
import { displayWidth } from '#shared/text/display-width.ts';
import { bond, bondsOf } from './bound-words.ts';
import type { Cue } from './cue.ts';
import { isOnShot, type Shots } from './snap-to-shots.ts';
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
  shots: Shots = [],
): readonly (readonly CueProblem[])[] {
  return cues.map((cue, nth) => problemsOfCue(cue, cues[nth + 1], { rules, language, shots }));
}

export interface CueJudgement {
  readonly rules: CueRules;
  readonly language: string | null;
  readonly shots: Shots;
}

/** The same of one cue, which the next one follows. */
export function problemsOfCue(
  cue: Cue,
  next: Cue | undefined,
  { rules, language, shots }: CueJudgement,
): readonly CueProblem[] {
  const widths = cue.lines.map(displayWidth);
  const columns = widths.reduce((sum, width) => sum + width, cue.lines.length - 1);
  const problems = lineProblems(cue, { widths, columns }, rules, language);
  return problems.concat(timeProblems(cue, next, { columns, rules, shots }));
}

export function scoreCues(cues: readonly Cue[], rules: CueRules, language: string | null, shots: Shots = []): CueScore {
  const counts = Object.fromEntries(Object.keys(weights).map((problem) => [problem, 0])) as Record<CueProblem, number>;
  let sum = 0;
  for (const problem of problemsOf(cues, rules, language, shots).flat()) {
    counts[problem] += 1;
    sum += weights[problem];
  }
  const twoLineCount = cues.filter(({ lines }) => lines.length > 1).length;
  return { cueCount: cues.length, twoLineCount, counts, per100: (sum * 100) / Math.max(1, cues.length) };
}

interface Measures {
  readonly widths: readonly number[];
  readonly columns: number;
}

function lineProblems(
  cue: Cue,
  { widths, columns }: Measures,
  rules: CueRules,
  language: string | null,
): readonly CueProblem[] {
  const problems: CueProblem[] = [];
  if (widths.some((width) => width > rules.maxColumns)) problems.push('wide');
  if (cue.lines.length > rules.maxLines) problems.push('lines');
  const [turn, ...others] = cue.turns;
  if (others.length > 0) {
    if (cue.lines.some((line) => !line.startsWith('-'))) problems.push('crosses-speaker');
    return problems;
  }
  const lines = turn?.lines.filter((words) => words.length > 0) ?? [];
  if (lines.length < 2) return problems;
  const texts = lines.map((line) => line.map(({ text }) => text));
  const all = texts.flat();
  const bound = boundWordsOf(language);
  const bonds = bondsOf(all, bound);
  let at = 0;
  for (const line of texts.slice(0, -1)) {
    at += line.length;
    const torn = bonds[at - 1] ?? bond.none;
    const next = all[at] ?? '';
    const isEnclitic = bound?.after.has(next.toLowerCase().replaceAll(/[^\p{L}-]/gu, '')) === true;
    if (isEnclitic) problems.push('enclitic');
    else if (torn === bond.strong) problems.push('torn');
    else if (torn === bond.weak) problems.push('torn-weak');
  }
  if (columns <= rules.maxColumns) problems.push('needless-line');
  if (texts.some((line) => line.length === 1)) problems.push('one-word-line');
  return problems;
}

function timeProblems(
  cue: Cue,
  next: Cue | undefined,
  { columns, rules, shots }: { readonly columns: number; readonly rules: CueRules; readonly shots: Shots },
): readonly CueProblem[] {
  const problems: CueProblem[] = [];
  const gapMs = minGapMs(rules);
  const lengthMs = cue.endMs - cue.startMs;
  const leftMs = (next?.startMs ?? Number.POSITIVE_INFINITY) - cue.endMs;
  if (lengthMs <= 0 || leftMs < 0) problems.push('overlap');
  else if (leftMs < gapMs) problems.push('gap');
  else if (leftMs > gapMs && leftMs < rules.chainMs && lengthMs + leftMs - gapMs <= rules.maxMs) {
    // At a cut a cue ends before the next one could be reached.
    if (!isOnShot(cue.endMs, 'end', shots, rules)) problems.push('unchained');
  }
  const speed = rules.maxCps === 0 ? 0 : (columns * 1000) / Math.max(1, lengthMs) / rules.maxCps;
  if (speed > 1.2) problems.push('very-fast');
  else if (speed > 1.001) problems.push('fast');
  if (lengthMs < rules.minMs - 1 && lengthMs + leftMs - gapMs >= rules.minMs) problems.push('short');
  if (lengthMs > rules.maxMs) problems.push('long');
  if (isOnShot(cue.startMs, 'start', shots, rules)) return problems;
  const firstMs = cue.turns[0]?.lines[0]?.[0]?.startMs ?? cue.startMs;
  const frameMs = 1000 / rules.frameRate;
  if (firstMs - cue.startMs > 3 * frameMs) problems.push('early');
  if (cue.startMs - firstMs > 2 * frameMs) problems.push('late');
  return problems;
}
