import { expect, test } from 'vitest';
import type { EngineSegment } from '#native/lib/types.ts';
import { markSegments } from './mark-segments.ts';

/** Four words in two seconds, one after another. */
function segment(startMs: number, text: string, more: Partial<EngineSegment> & { probability?: number } = {}) {
  const { probability = 0.9, ...rest } = more;
  const words = text.split(' ').map((word, nth) => ({
    startMs: startMs + nth * 500,
    endMs: startMs + nth * 500 + 400,
    text: word,
    probability,
  }));
  const given = { startMs, endMs: startMs + 2000, text, words, temperature: 0 };
  return { ...given, noSpeechProbability: 0.1, averageLogProbability: -0.2, ...rest } satisfies EngineSegment;
}
const voice = [{ startMs: 0, endMs: 60_000 }];
const marksOf = (segments: readonly EngineSegment[], recognised = voice) =>
  markSegments(segments, recognised).map(({ marks }) => marks);

test('likely text on a voice has no mark', () => {
  expect(marksOf([segment(0, 'we met on monday'), segment(3000, 'in the old office')])).toEqual([[], []]);
});

test('text that the model did not believe is unsure: by its average, or by most of its words', () => {
  expect(marksOf([segment(0, 'we met on monday', { averageLogProbability: -1.2 })])).toEqual([['unsure']]);
  expect(marksOf([segment(0, 'we met on monday', { probability: 0.2 })])).toEqual([['unsure']]);
});

test('text where no voice was found is marked, and not the text beside it', () => {
  const texts = [segment(0, 'we met on monday'), segment(20_000, 'and then we left')];
  expect(marksOf(texts, [{ startMs: 0, endMs: 2000 }])).toEqual([[], ['non-speech']]);
});

test('the engine’s own doubt counts only where the text is unlikely too', () => {
  const doubt = { noSpeechProbability: 0.9 };
  expect(marksOf([segment(0, 'we met on monday', doubt)])).toEqual([[]]);
  expect(marksOf([segment(0, 'we met on monday', { ...doubt, averageLogProbability: -0.7 })])).toEqual([
    ['non-speech'],
  ]);
});

test('of a window that goes round only what is said over and over is a loop', () => {
  const same = Array.from({ length: 6 }, (_, nth) => segment(3000 + nth * 2000, 'we know all that'));
  const marks = marksOf([segment(0, 'good morning to everybody'), ...same]);
  expect(marks[0]).toEqual([]);
  expect(marks.slice(1)).toEqual(same.map(() => ['repeated']));
});

test('a line that models invent has its own mark beside the others', () => {
  expect(marksOf([segment(0, 'Thanks for watching!')], [])).toEqual([['non-speech', 'ghost']]);
});

test('of sound that was raised a lot, less doubt is enough', () => {
  const doubtful = [segment(0, 'we met on monday', { probability: 0.45 })];
  const sure = [segment(0, 'we met on monday', { probability: 0.8 })];
  expect(markSegments(doubtful, voice)[0]?.marks).toEqual([]);
  expect(markSegments(doubtful, voice, true)[0]?.marks).toEqual(['unsure']);
  expect(markSegments(sure, voice, true)[0]?.marks).toEqual([]);
});
