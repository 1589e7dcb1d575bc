import { expect, test } from 'vitest';
import { following, moved, zoomed } from './view.ts';

const hour = 3_600_000;

test('the moment under the pointer stays under it while the wave comes closer', () => {
  const near = zoomed({ startMs: 100_000, spanMs: 20_000 }, 0.5, 115_000, hour);
  expect(near).toEqual({ startMs: 107_500, spanMs: 10_000 });
  expect((115_000 - near.startMs) / near.spanMs).toBe(0.75);
});

test('nothing is shown before the beginning, after the end, or of less than a second', () => {
  expect(moved({ startMs: 0, spanMs: 20_000 }, -5000, hour).startMs).toBe(0);
  expect(moved({ startMs: 0, spanMs: 20_000 }, hour * 2, hour)).toEqual({ startMs: hour - 20_000, spanMs: 20_000 });
  expect(zoomed({ startMs: 0, spanMs: 20_000 }, 1e9, 0, hour)).toEqual({ startMs: 0, spanMs: hour });
  expect(zoomed({ startMs: 0, spanMs: 20_000 }, 1e-9, 0, hour).spanMs).toBe(1000);
});

test('a voice that runs out of the view is followed, one that stands still in it moves nothing', () => {
  const view = { startMs: 0, spanMs: 20_000 };
  const still = { isPlaying: false, isCalm: false };
  expect(following(view, 19_000, hour, still)).toBe(view);
  expect(following(view, 60_000, hour, still)).toEqual({ startMs: 53_000, spanMs: 20_000 });
});

test('without motion the view turns like a page', () => {
  const calm = { isPlaying: true, isCalm: true };
  const view = { startMs: 0, spanMs: 20_000 };
  expect(following(view, 17_000, hour, calm)).toBe(view);
  expect(following(view, 18_500, hour, calm)).toEqual({ startMs: 16_500, spanMs: 20_000 });
});
