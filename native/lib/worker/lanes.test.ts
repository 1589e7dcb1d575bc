import { expect, test } from 'vitest';
import { createLanes } from './lanes.ts';

test('as much runs as there are lanes, the rest in its order', async () => {
  const lanes = createLanes(2);
  const started: number[] = [];
  const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const work = gates.map(({ promise }, index) =>
    lanes.run(async () => {
      started.push(index);
      await promise;
    }),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  gates[1]!.resolve();
  await work[1];
  await expect.poll(() => started).toEqual([0, 1, 2]);
  for (const { resolve } of gates) resolve();
  await lanes.idle();
  expect(started).toEqual([0, 1, 2, 3]);
});

test('work that fails frees its lane', async () => {
  const lanes = createLanes(1);
  await expect(lanes.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(lanes.run(() => Promise.resolve(1))).resolves.toBe(1);
});
