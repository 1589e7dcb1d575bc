import { expect, test } from 'vitest';
import type { SegmentMark } from '#shared/segment.ts';
import type { MarkedSegment } from '#services/speech/marks/mark-segments.ts';
import { chooseReading, wantsSecond } from './choose-pass.ts';

function reading(startMs: number, text: string, marks: readonly SegmentMark[] = [], averageLogProbability = -0.3) {
  const words = text.split(' ').map((word, nth) => ({
    startMs: startMs + nth * 300,
    endMs: startMs + nth * 300 + 250,
    text: word,
    probability: 0.8,
  }));
  const given = { startMs, endMs: startMs + 2000, text, words, marks, averageLogProbability };
  return { ...given, noSpeechProbability: 0, temperature: 0 } satisfies MarkedSegment;
}

test('a loop is read again, and so is a window of which half is doubtful; a few doubtful words are not', () => {
  expect(wantsSecond([reading(0, 'one two three four'), reading(2000, 'no no', ['repeated'])])).toBe(true);
  expect(wantsSecond([reading(0, 'one two'), reading(2000, 'three four', ['unsure'])])).toBe(true);
  expect(wantsSecond([reading(0, 'one two three four'), reading(2000, 'five', ['unsure'])])).toBe(false);
  expect(wantsSecond([])).toBe(false);
});

test('the less doubtful reading is taken, and each of its segments keeps what the first had said there', () => {
  const first = [reading(0, 'good morning'), reading(2000, 'no no no', ['repeated'])];
  const second = [reading(0, 'good morning'), reading(2000, 'nobody came')];
  const chosen = chooseReading(first, second);
  expect(chosen.map(({ text, marks }) => [text, marks])).toEqual([
    ['good morning', []],
    ['nobody came', []],
  ]);
  expect(chosen.map(({ firstReading }) => firstReading)).toEqual([
    { text: 'good morning', marks: ['repeated'] },
    { text: 'no no no', marks: ['repeated'] },
  ]);
});

test('of two equally doubtful readings the likelier is taken', () => {
  const first = [reading(0, 'one two', ['unsure'], -1.4)];
  expect(chooseReading(first, [reading(0, 'won too', ['unsure'], -1.1)])[0]?.text).toBe('won too');
  expect(chooseReading(first, [reading(0, 'won too', ['unsure'], -2)])[0]?.text).toBe('one two');
});

test('a second reading without text takes nothing away, and what stays doubtful stays marked', () => {
  const first = [reading(0, 'thanks for watching', ['ghost'])];
  expect(chooseReading(first, [])).toMatchObject([{ text: 'thanks for watching', marks: ['ghost'] }]);
});
