import type { CueRules } from '#shared/cues/cue-rules.ts';
import type { MeasuredRun } from './measured-run.ts';

export interface Layout {
  readonly cost: number;
  /** Units that begin the second and the third line. */
  readonly breaks: readonly number[];
}

const oneLineOnly: readonly number[] = [];
const maxUnitsOfShortLine = 1;

/** The best lines for the units `from`…`to` (exclusive) as one cue; null where they do not fit. */
export function layOut(run: MeasuredRun, from: number, to: number, rules: CueRules): Layout | null {
  const lines = run.name.lines.length > 0 ? 1 : rules.maxLines;
  return best(run, from, to, lines, rules.maxColumns, run.name.prefixWidth);
}

/** What `layOut` would cost, without making anything: infinite where the units do not fit. */
export function costOfLines(run: MeasuredRun, from: number, to: number, rules: CueRules): number {
  const forced = (run.forcedBefore[to] ?? 0) - (run.forcedBefore[from + 1] ?? 0);
  const { name } = run;
  if (forced === 0 && name.prefixWidth === 0 && name.lines.length === 0 && rules.maxLines <= 2) {
    if (widthOf(run, from, to) <= rules.maxColumns) return 0;
    return rules.maxLines < 2 ? Number.POSITIVE_INFINITY : bestBreak(run, from, to, rules.maxColumns).cost;
  }
  return layOut(run, from, to, rules)?.cost ?? Number.POSITIVE_INFINITY;
}

export function widthOf(run: MeasuredRun, from: number, to: number): number {
  return (run.widthBefore[to] ?? 0) - (run.widthBefore[from] ?? 0) - (run.space[from] ?? 0);
}

function best(
  run: MeasuredRun,
  from: number,
  to: number,
  lines: number,
  limit: number,
  prefixWidth: number,
): Layout | null {
  const forced = (run.forcedBefore[to] ?? 0) - (run.forcedBefore[from + 1] ?? 0);
  const width = prefixWidth + widthOf(run, from, to);
  if (forced === 0 && width <= limit) return { cost: 0, breaks: oneLineOnly };
  if (lines < 2 || forced > lines - 1 || width > limit * lines) return null;
  if (lines === 2 && forced === 0 && prefixWidth === 0) return twoLines(run, from, to, limit);
  let found: Layout | null = null;
  for (let at = from + 1; at < to; at += 1) {
    const first = prefixWidth + widthOf(run, from, at);
    if (first > limit) break;
    const isForced = (run.forcedBefore[at + 1] ?? 0) > (run.forcedBefore[at] ?? 0);
    const forcedInFirst = (run.forcedBefore[at] ?? 0) - (run.forcedBefore[from + 1] ?? 0);
    if (forcedInFirst > 0) break;
    if (forced > 0 && !isForced && forced > lines - 2) continue;
    const rest = best(run, at, to, lines - 1, limit, 0);
    if (rest === null) continue;
    const second = widthOf(run, at, rest.breaks[0] ?? to);
    const cost = rest.cost + (isForced ? 0 : costOfBreak(run, from, at, to, first, second, limit));
    if (found === null || cost < found.cost) found = { cost, breaks: [at, ...rest.breaks] };
  }
  // A name may stand alone in the first line, but not nothing.
  if (found === null && prefixWidth > 0 && forced === 0) {
    const rest = best(run, from, to, lines - 1, limit, 0);
    if (rest !== null) return { cost: rest.cost + 6, breaks: [from, ...rest.breaks] };
  }
  return found;
}

function twoLines(run: MeasuredRun, from: number, to: number, limit: number): Layout | null {
  const { at, cost } = bestBreak(run, from, to, limit);
  return at < 0 ? null : { cost, breaks: [at] };
}

/** One object for all answers: it is asked for every pair of words that could be a cue. */
const answer = { at: -1, cost: Number.POSITIVE_INFINITY };

/** Where the second of two lines begins; -1 where they do not fit. The answer holds until the next question. */
function bestBreak(run: MeasuredRun, from: number, to: number, limit: number): Readonly<typeof answer> {
  const { widthBefore, space, lineCost } = run;
  const begin = (widthBefore[from] ?? 0) + (space[from] ?? 0);
  const end = widthBefore[to] ?? 0;
  answer.at = -1;
  answer.cost = Number.POSITIVE_INFINITY;
  for (let at = from + 1; at < to; at += 1) {
    const before = widthBefore[at] ?? 0;
    const first = before - begin;
    if (first > limit) break;
    const second = end - before - (space[at] ?? 0);
    if (second > limit) continue;
    const isShort = at - from <= maxUnitsOfShortLine || to - at <= maxUnitsOfShortLine;
    const balance = (2.5 * Math.abs(first - second)) / limit + (first > second ? 0.8 : 0);
    const cost = 1 + (lineCost[at] ?? 0) + balance + (isShort ? 5 : 0);
    if (cost < answer.cost) {
      answer.cost = cost;
      answer.at = at;
    }
  }
  return answer;
}

function costOfBreak(
  run: MeasuredRun,
  from: number,
  at: number,
  to: number,
  first: number,
  second: number,
  limit: number,
): number {
  const balance = (2.5 * Math.abs(first - second)) / limit + (first > second ? 0.8 : 0);
  const isShort = at - from <= maxUnitsOfShortLine || to - at <= maxUnitsOfShortLine;
  return 1 + (run.lineCost[at] ?? 0) + balance + (isShort ? 5 : 0);
}
