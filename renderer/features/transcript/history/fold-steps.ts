import type { HistoryStep } from '#shared/edits/step.ts';

/** Steps of the same kind that follow each other, shown as one: its newest, with the segments of all of them counted. */
export function foldSteps(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  const folded: HistoryStep[] = [];
  for (const step of steps) {
    const newer = folded.at(-1);
    if (newer && isSameRun(newer, step)) {
      const count = (newer.detail.count ?? 1) + (step.detail.count ?? 1);
      folded[folded.length - 1] = { ...newer, detail: { ...newer.detail, count } };
    } else folded.push(step);
  }
  return folded;
}

/** Only of giving segments to a speaker: by keys that is a step for each of them. */
function isSameRun(newer: HistoryStep, older: HistoryStep): boolean {
  return (
    newer.name === 'assign-speaker' &&
    older.name === newer.name &&
    older.detail.to === newer.detail.to &&
    older.isDone === newer.isDone &&
    older.who === newer.who
  );
}
