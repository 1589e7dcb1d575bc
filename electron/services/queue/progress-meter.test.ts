import { expect, test } from 'vitest';
import { createProgressMeter } from './progress-meter.ts';

/** Wall time left at each position of an even run, with what the self-test expected. */
function leftAt(positionsMs: readonly number[], speed: number, expectedSpeed: number | null) {
  let atMs = 0;
  const meter = createProgressMeter(0, { expectedSpeed: () => expectedSpeed, now: () => atMs });
  return positionsMs.map((doneMs) => {
    atMs = doneMs / speed;
    return meter.at(doneMs, 3_600_000).leftMs;
  });
}

test('before anything was recognised the estimate comes from the self-test, and there is none without one', () => {
  expect(leftAt([0], 10, 10)).toEqual([360_000]);
  expect(leftAt([0], 10, null)).toEqual([null]);
});

test('after a minute only the run itself counts, however wrong the self-test was', () => {
  expect(leftAt([600_000], 10, 40)).toEqual([300_000]);
  expect(leftAt([1_800_000], 10, 2)).toEqual([180_000]);
});

test('within the first minute the estimate moves from the one to the other', () => {
  const lefts = leftAt([10_000, 300_000, 590_000], 10, 40);
  expect(lefts[0]).toBeLessThan(100_000);
  expect(lefts[2]).toBeGreaterThan(290_000);
});

test('progress never passes the end of a recording that is longer than it declared', () => {
  const meter = createProgressMeter(0, { now: () => 0 });
  expect(meter.at(5000, 4000).doneMs).toBe(4000);
});

test('a computer that became twice as slow is believed after a while', () => {
  let atMs = 0;
  const meter = createProgressMeter(0, { now: () => atMs });
  const walk = (doneMs: number, tookMs: number) => {
    atMs += tookMs;
    return meter.at(doneMs, 3_600_000).speed ?? 0;
  };
  expect(walk(600_000, 60_000)).toBe(10);
  for (let minute = 1; minute <= 10; minute += 1) walk(600_000 + minute * 300_000, 60_000);
  expect(walk(3_600_000, 0)).toBeLessThan(6);
});
