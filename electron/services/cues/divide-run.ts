import { minGapMs, type CueRules } from '#shared/cues/cue-rules.ts';
import { costOfLines, layOut } from './lay-out-lines.ts';
import type { MeasuredRun } from './measured-run.ts';

export interface CuePlan {
  /** Units, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly breaks: readonly number[];
}

const costOfCue = 4;
const costOfSentenceInside = 1.2;
/** Larger than any cost of a cue that keeps to the rules. */
const costOfBrokenRule = 400;

/** The cheapest division of a run into cues: where each begins and ends, and its lines. */
export function divideRun(run: MeasuredRun, rules: CueRules): readonly CuePlan[] {
  const { count } = run;
  const cheapest = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const beginsAt = new Int32Array(count + 1);
  cheapest[0] = 0;
  const maxWidth = rules.maxColumns * rules.maxLines;
  for (let from = 0; from < count; from += 1) {
    const before = cheapest[from] ?? 0;
    for (let to = from + 1; to <= count; to += 1) {
      const spokenMs = (run.endMs[to - 1] ?? 0) - (run.startMs[from] ?? 0);
      const isAlone = to === from + 1;
      if (!isAlone) {
        const width = (run.widthBefore[to] ?? 0) - (run.widthBefore[from] ?? 0) - (run.space[from] ?? 0);
        if (width > maxWidth || spokenMs > rules.maxMs) break;
      }
      const lines = costOfLines(run, from, to, rules);
      if (lines === Number.POSITIVE_INFINITY && !isAlone) continue;
      const boundary = to === count ? 0 : (run.cueCost[to] ?? 0);
      const cost =
        before +
        costOfCue +
        boundary +
        (lines === Number.POSITIVE_INFINITY ? costOfBrokenRule : lines) +
        costInside(run, from, to, rules, spokenMs);
      if (cost < (cheapest[to] ?? Number.POSITIVE_INFINITY)) {
        cheapest[to] = cost;
        beginsAt[to] = from;
      }
    }
  }
  const plans: CuePlan[] = [];
  for (let to = count; to > 0; to = beginsAt[to] ?? 0) {
    const from = beginsAt[to] ?? 0;
    plans.push({ from, to, breaks: layOut(run, from, to, rules)?.breaks ?? [] });
  }
  return plans.reverse();
}

/** All of a run as one cue; null where that breaks the rules. */
export function wholeRun(run: MeasuredRun, rules: CueRules): readonly CuePlan[] | null {
  const { count } = run;
  const spokenMs = (run.endMs[count - 1] ?? 0) - (run.startMs[0] ?? 0);
  const layout = spokenMs > rules.maxMs ? null : layOut(run, 0, count, rules);
  return layout === null ? null : [{ from: 0, to: count, breaks: layout.breaks }];
}

/** What speaks against a cue apart from its borders and its lines. */
function costInside(run: MeasuredRun, from: number, to: number, rules: CueRules, spokenMs: number): number {
  const sentences = (run.stopsBefore[to] ?? 0) - (run.stopsBefore[from + 1] ?? 0);
  const pauses = (run.pausesBefore[to] ?? 0) - (run.pausesBefore[from + 1] ?? 0);
  const nextMs = to < run.count ? (run.startMs[to] ?? 0) : run.nextStartMs;
  const roomMs = Math.max(1, nextMs - minGapMs(rules) - (run.startMs[from] ?? 0));
  const short = roomMs < rules.minMs ? 10 + 30 * (1 - roomMs / rules.minMs) : 0;
  const readMs = Math.min(roomMs, spokenMs + rules.maxLingerMs);
  const columns = (run.widthBefore[to] ?? 0) - (run.widthBefore[from] ?? 0);
  const tooFast = rules.maxCps === 0 ? 0 : (columns * 1000) / Math.max(1, readMs) / rules.maxCps - 1;
  const fast = tooFast <= 0 ? 0 : Math.min(8, 1 + tooFast * 8);
  return sentences * costOfSentenceInside + pauses + short + fast;
}
