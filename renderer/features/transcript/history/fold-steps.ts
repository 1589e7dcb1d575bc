import type { HistoryStep } from '#shared/edits/step.ts';

/** So many of the names of a run are shown. */
const maxNames = 3;

/** Steps of the same kind that follow each other, shown as one: its newest, with the segments of all of them counted. */
export function foldSteps(steps: readonly HistoryStep[]): readonly HistoryStep[] {
  const folded: HistoryStep[] = [];
  let names: (string | undefined)[] = [];
  for (const step of steps) {
    const newer = folded.at(-1);
    if (newer && isSameRun(newer, step)) {
      if (!names.includes(step.detail.to)) names.push(step.detail.to);
      const count = (newer.detail.count ?? 1) + (step.detail.count ?? 1);
      folded[folded.length - 1] = { ...newer, detail: { ...newer.detail, count, ...namesOf(names) } };
    } else {
      folded.push(step);
      names = [step.detail.to];
    }
  }
  return folded;
}

/** In the order in which they were given. */
function namesOf(names: readonly (string | undefined)[]): { readonly to: string } | null {
  const known = names.filter((name) => name !== undefined).toReversed();
  if (known.length === 0) return null;
  return { to: known.length > maxNames ? `${known.slice(0, maxNames).join(', ')} …` : known.join(', ') };
}

/** Only of giving segments to speakers: by keys that is a step for each turn of them. */
function isSameRun(newer: HistoryStep, older: HistoryStep): boolean {
  return (
    newer.name === 'assign-speaker' &&
    older.name === newer.name &&
    (newer.detail.to === undefined) === (older.detail.to === undefined) &&
    older.isDone === newer.isDone &&
    older.who === newer.who
  );
}
