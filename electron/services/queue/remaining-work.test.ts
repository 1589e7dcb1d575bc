import { expect, it } from 'vitest';
import { createProgressMeter } from './progress-meter.ts';
import { workAhead } from './remaining-work.ts';

const speech = { detector: 'built-in', edgesMs: [0, 60_000, 600_000, 660_000] } as const;

it('counts only speech where an earlier text shows where it is', () => {
  const work = workAhead({ speech });
  expect(work(0, 660_000)).toBe(120_000);
  expect(work(30_000, 630_000)).toBe(60_000);
});

it('counts everything where nothing is known of the speech', () => {
  expect(workAhead({ speech: null })(0, 660_000)).toBe(660_000);
  expect(workAhead({ speech: { detector: 'built-in', edgesMs: [] } })(0, 660_000)).toBe(660_000);
});

it('counts only the span that is transcribed again', () => {
  const work = workAhead({ speech, redo: { transcriptId: 1, startMs: 10_000, endMs: 40_000 } });
  expect(work(0, 660_000)).toBe(30_000);
  expect(work(40_000, 660_000)).toBe(0);
});

it('nine minutes of silence ahead add nothing to the time left', () => {
  let atMs = 0;
  const meter = createProgressMeter(0, { work: workAhead({ speech }), now: () => atMs });
  atMs = 60_000;
  expect(meter.at(60_000, 660_000)).toMatchObject({ speed: 1, leftMs: 60_000 });
});
