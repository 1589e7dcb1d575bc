import { expect, test } from 'vitest';
import { spanAtMoment, visibleSpans } from './visible-spans.ts';

const span = (startMs: number, endMs: number) => ({ startMs, endMs });

test('what is in view is what began before its end and is not over', () => {
  const spans = [span(0, 10), span(10, 20), span(15, 50), span(30, 40), span(60, 60)];
  expect(visibleSpans(spans, 12, 30)).toEqual([spans[1], spans[2], spans[3]]);
  expect(visibleSpans(spans, 55, 70)).toEqual([spans[4]]);
  expect(visibleSpans(spans, 100, 200)).toEqual([]);
  expect(visibleSpans([], 0, 9)).toEqual([]);
});

test('of a lane of thousands only those around the view are read', () => {
  const spans = Array.from({ length: 10_000 }, (_, nth) => span(nth * 10, nth * 10 + 9));
  expect(visibleSpans(spans, 50_000, 50_100).map(({ startMs }) => startMs)).toEqual(
    Array.from({ length: 11 }, (_, nth) => 50_000 + nth * 10),
  );
});

test('a moment is within reach of a span without length', () => {
  const spans = [span(10, 10), span(100, 200)];
  expect(spanAtMoment(spans, 12, 5)).toBe(spans[0]);
  expect(spanAtMoment(spans, 30, 5)).toBeUndefined();
  expect(spanAtMoment(spans, 150, 5)).toBe(spans[1]);
});
