import { expect, it } from 'vitest';
import type { HistoryStep } from '#shared/edits/step.ts';
import { foldSteps } from './fold-steps.ts';

let lastId = 0;
function step(to: string | undefined, count: number, more: Partial<HistoryStep> = {}): HistoryStep {
  lastId += 1;
  const detail = { count, ...(to !== undefined && { to }) };
  return { stepId: lastId, name: 'assign-speaker', detail, atMs: lastId, who: 'me', isDone: true, ...more };
}
const shown = (steps: readonly HistoryStep[]) =>
  foldSteps(steps).map(({ name, detail }) => [name, detail.to, detail.count]);

it('a run of assignments to one speaker is one row that counts all its segments, and leads to the newest', () => {
  const steps = [step('Daniel', 1), step('Daniel', 16), step('Daniel', 1)];
  expect(shown(steps)).toEqual([['assign-speaker', 'Daniel', 18]]);
  expect(foldSteps(steps)[0]?.stepId).toBe(steps[0]?.stepId);
});

it('two who speak in turn are one row that names both, and of many the first three', () => {
  expect(shown([step('Ben', 2), step('Anna', 1), step('Ben', 3), step('Anna', 4)])).toEqual([
    ['assign-speaker', 'Anna, Ben', 10],
  ]);
  expect(shown(['E', 'D', 'C', 'B', 'A'].map((name) => step(name, 1)))).toEqual([['assign-speaker', 'A, B, C …', 5]]);
  expect(shown([step(undefined, 1), step(undefined, 2)])).toEqual([['assign-speaker', undefined, 3]]);
});

it('nobody, another hand, another step or one that is taken back ends a run', () => {
  expect(shown([step(undefined, 1), step('Anna', 1)])).toHaveLength(2);
  expect(shown([step('Anna', 1), step('Anna', 1, { who: 'another' })])).toHaveLength(2);
  expect(shown([step('Anna', 1, { isDone: false }), step('Anna', 1)])).toHaveLength(2);
  expect(shown([step('Anna', 1), step('Anna', 1, { name: 'text' }), step('Anna', 1)])).toHaveLength(3);
  expect(shown([step('Anna', 2, { name: 'split' }), step('Anna', 2, { name: 'split' })])).toHaveLength(2);
});
