import { expect, test } from 'vitest';
import type { Segment } from '#shared/segment.ts';
import { edgeNear, movedBorder, segmentAt, snapped, snapTimes } from './border.ts';

const segment = (id: number, startMs: number, endMs: number): Segment => ({
  id,
  transcriptId: 7,
  startMs,
  endMs,
  speaker: null,
  speakerId: null,
  text: 'word',
  confidence: null,
  words: [{ startMs: startMs + 100, endMs: endMs - 100, text: 'word', probability: 1 }],
  isEdited: false,
  marks: [],
  hasFirstReading: false,
  language: null,
});
const [first, second, third] = [segment(1, 0, 1000), segment(2, 1200, 2000), segment(3, 2000, 3000)];
const all = [third, first, second];
const moved = (edge: 'start' | 'end', atMs: number, of = second) =>
  movedBorder(all, { segment: of, edge, atMs, durationMs: 10_000 });

test('the nearer border within reach is taken', () => {
  expect(edgeNear(second, 1250, 100)).toBe('start');
  expect(edgeNear(second, 2090, 100)).toBe('end');
  expect(edgeNear(second, 1600, 100)).toBeNull();
  expect(edgeNear({ startMs: 0, endMs: 50 }, 40, 100)).toBe('end');
});

test('the segment that is spoken, or was spoken last, is the one whose borders are taken', () => {
  expect(segmentAt(all, 1100)).toBe(first);
  expect(segmentAt(all, 2000)).toBe(third);
  expect(segmentAt([second], 0)).toBeNull();
});

test('a border stays inside its segment and leaves something of the neighbour that gives way', () => {
  expect(moved('start', 1500)).toMatchObject({ startMs: 1500, endMs: 2000 });
  expect(moved('start', 5000)).toMatchObject({ startMs: 1980 });
  expect(moved('start', -50)).toMatchObject({ startMs: 20 });
  expect(moved('end', 9000)).toMatchObject({ startMs: 1200, endMs: 2980 });
  expect(moved('end', 0)).toMatchObject({ endMs: 1220 });
  expect(moved('start', -50, first)).toMatchObject({ startMs: 0 });
  expect(moved('end', 99_000, third)).toMatchObject({ endMs: 10_000 });
});

test('a border is drawn to words, neighbours and speech, but not to itself', () => {
  const times = snapTimes(all, Float64Array.of(1150, 2950), second);
  expect(snapped(1160, times, 30)).toBe(1150);
  expect(snapped(1310, times, 30)).toBe(1300);
  expect(snapped(1010, times, 30)).toBe(1000);
  expect(snapped(1205, times, 30)).toBe(1205);
  expect(snapped(1500, times, 30)).toBe(1500);
});
