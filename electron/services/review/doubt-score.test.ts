import { expect, it } from 'vitest';
import type { Segment, SegmentMark, Word } from '#shared/segment.ts';
import { doubtOf } from './doubt-score.ts';
import { doubtfulPlaces } from './doubtful-places.ts';

const word = (text: string, probability: number, startMs = 0): Word => ({
  startMs,
  endMs: startMs + 200,
  text,
  probability,
});
const sure = { confidence: 0.98, marks: [] };
const alone = (one: Word, segment: Pick<Segment, 'confidence' | 'marks'> = sure) =>
  doubtOf({ word: one, before: word('the', 1), after: word('and', 1), segment });

function segment(startMs: number, words: readonly Word[], marks: readonly SegmentMark[] = []): Segment {
  const confidence = words.reduce((sum, { probability }) => sum + probability, 0) / words.length;
  return {
    id: startMs + 1,
    transcriptId: 1,
    startMs,
    endMs: startMs + 3000,
    speaker: null,
    speakerId: null,
    text: words.map(({ text }) => text).join(' '),
    confidence,
    words,
    isEdited: false,
    marks,
    hasFirstReading: false,
    language: null,
  };
}

it('the less likely a word, the more doubtful', () => {
  const scores = [1, 0.9, 0.6, 0.3, 0.01, 0].map((probability) => alone(word('house', probability)).score);
  expect(scores).toEqual(scores.toSorted((one, other) => one - other));
  expect(new Set(scores).size).toBe(scores.length);
  expect(alone(word('house', 0.3)).reasons).toEqual(['unlikely']);
  expect(alone(word('house', 1)).reasons).toEqual([]);
});

it('a sure word beside a lost one, or in a lost segment, is doubtful too', () => {
  const beside = doubtOf({ word: word('house', 1), before: word('ghe', 0.02), after: null, segment: sure });
  expect(beside.score).toBeGreaterThan(alone(word('house', 0.7)).score);
  expect(beside.reasons).toEqual(['around']);
  expect(alone(word('house', 0.95), { confidence: 0.5, marks: [] }).score).toBeGreaterThan(0.6);
});

it('numbers and names weigh more than small words of the same probability', () => {
  const [number, name, plain, small] = ['1941', 'Kowalczyk', 'house', 'at'].map((text) => alone(word(text, 0.5)).score);
  expect(number).toBeGreaterThan(name!);
  expect(name).toBeGreaterThan(plain!);
  expect(plain).toBeGreaterThan(small!);
  const atStart = doubtOf({ word: word('House', 0.5), before: word('end.', 1), after: null, segment: sure });
  expect(atStart.score).toBe(plain);
});

it('marks of the engine come before everything else', () => {
  const marked = (mark: SegmentMark) => alone(word('house', 0.9), { confidence: 0.9, marks: [mark] });
  for (const mark of ['ghost', 'repeated', 'non-speech'] as const) {
    expect(marked(mark).score).toBeGreaterThan(alone(word('house', 0.1)).score);
    expect(marked(mark).reasons[0]).toBe(mark);
  }
  expect(marked('unsure').score).toBeGreaterThan(alone(word('house', 0.7)).score);
});

it('places are listed from the most doubtful, at most an eighth of the words, without what nothing speaks against', async () => {
  const good = segment(
    0,
    Array.from({ length: 40 }, (_, nth) => word('good', 0.99, nth * 50)),
  );
  const bad = segment(4000, [word('one', 0.99, 4000), word('two', 0.5, 4200), word('three', 0.05, 4400)]);
  const { places, wordCount } = await doubtfulPlaces([good, bad]);
  expect(wordCount).toBe(43);
  expect(places.map(({ recognised }) => recognised)).toEqual(['three', 'two', 'one']);
  expect(places[0]).toMatchObject({ segmentId: bad.id, startMs: 4400, probability: 0.05 });
  const lost = segment(
    0,
    Array.from({ length: 100 }, (_, nth) => word('lost', 0.1, nth * 20)),
  );
  expect((await doubtfulPlaces([lost])).places).toHaveLength(12);
  expect(await doubtfulPlaces([good])).toMatchObject({ places: [] });
});

it('a loop or a line out of silence is one place, and signs alone are none', async () => {
  const loop = segment(0, [word('Thanks', 0.9), word('for', 0.9), word('watching!', 0.9)], ['ghost']);
  const sign = segment(4000, [word('♪', 0.01, 4000)]);
  const { places } = await doubtfulPlaces([loop, sign, segment(8000, [word('so', 0.99, 8000)])]);
  expect(places).toMatchObject([{ recognised: 'Thanks for watching!', startMs: 0, endMs: 3000, reasons: ['ghost'] }]);
});
