import { expect, test } from 'vitest';
import type { Segment } from '#shared/segment.ts';
import { doubtfulPlaces } from './doubtful-places.ts';
import { OtherReading, readingAt } from './other-reading.ts';

function segmentOf(text: string, startMs: number, shiftMs = 0): Segment {
  const words = text.split(' ').map((own, nth) => ({
    text: own,
    startMs: startMs + nth * 400 + shiftMs,
    endMs: startMs + nth * 400 + 350 + shiftMs,
    probability: 0.99,
  }));
  const rest = {
    transcriptId: 1,
    speaker: null,
    speakerId: null,
    confidence: 1,
    isEdited: false,
    marks: [],
    hasFirstReading: false,
    language: null,
  };
  return { ...rest, id: startMs + 1, startMs, endMs: startMs + words.length * 400, text, words };
}

const filler = (startMs: number) =>
  segmentOf('these are words that both of them wrote alike in the very same way', startMs);

test('a word that another engine read otherwise is doubtful, however sure this one is', async () => {
  const own = [segmentOf('we met Kowalski there', 0), filler(10_000), filler(20_000)];
  const other = [segmentOf('we met coal skiing, there', 0, 120), filler(10_000), filler(20_000)];
  expect((await doubtfulPlaces(own)).places).toEqual([]);
  const { places } = await doubtfulPlaces(own, undefined, new OtherReading(other));
  expect(places.map(({ recognised, reasons }) => [recognised, reasons.includes('differs')])).toEqual([
    ['Kowalski', true],
  ]);
  expect(readingAt(other, 920, 1270)).toBe('coal');
});

test('case, signs, ё and small shifts in time are no difference', async () => {
  const own = [segmentOf('Всё, хорошо. Идём!', 0), filler(10_000)];
  const other = [segmentOf('все хорошо идем', 0, -200), filler(10_000)];
  expect((await doubtfulPlaces(own, undefined, new OtherReading(other))).places).toEqual([]);
});

test('what the other one left out is a difference, also at the end of its text', async () => {
  const own = [filler(0), segmentOf('and last', 30_000)];
  const { places } = await doubtfulPlaces(own, undefined, new OtherReading([filler(0)]));
  expect(places.map(({ recognised }) => recognised).toSorted()).toEqual(['and', 'last']);
});
