import { expect, test } from 'vitest';
import type { Segment } from '#shared/segment.ts';
import { hesitationEdits } from './hesitations.ts';
import { rewrite } from './rewriting.ts';
import { writtenAs, type WritingStyle } from './written-as.ts';

function segmentOf(text: string): Segment {
  const words = text
    .split(' ')
    .map((own, nth) => ({ text: own, startMs: nth * 100, endMs: nth * 100 + 80, probability: nth === 1 ? 0.5 : 0.9 }));
  const rest = {
    id: 1,
    transcriptId: 1,
    speaker: null,
    speakerId: null,
    confidence: 1,
    isEdited: false,
    marks: [],
    hasFirstReading: false,
    language: null,
  };
  return { ...rest, startMs: 0, endMs: words.length * 100, text, words };
}

const style = (numbers: WritingStyle['numbers'], hesitations: WritingStyle['hesitations'] = 'keep') => ({
  numbers,
  hesitations,
});
const wordsOf = (segments: readonly Segment[]) =>
  segments[0]?.words.map(({ text, startMs, endMs }) => [text.replaceAll('\u00A0', ' '), startMs, endMs]);

test('words that become one number have the time of all of them and the doubt of the worst', () => {
  const [segment] = writtenAs([segmentOf('это сто двадцать пять рублей, да')], 'ru', style('digits'));
  expect(segment?.words.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [0, 80],
    [100, 480],
    [500, 580],
  ]);
  expect(segment?.words[1]?.probability).toBe(0.5);
  expect(segment?.text).toBe('это 125\u00A0₽, да');
});

test('a number that becomes words shares its time among them', () => {
  expect(wordsOf(writtenAs([segmentOf('у нас 25 окон')], 'ru', style('words')))).toEqual([
    ['у', 0, 80],
    ['нас', 100, 180],
    ['двадцать', 200, 253],
    ['пять', 253, 280],
    ['окон', 300, 380],
  ]);
});

test('times stay in order and inside the segment whatever is rewritten', () => {
  for (const text of [
    '5 мая 2024 года в 15:30 пришло 25 %',
    'um I I think twenty five dollars and fifty cents, er, yes',
  ]) {
    for (const numbers of ['digits', 'words'] as const) {
      const [segment] = writtenAs([segmentOf(text)], null, style(numbers, 'drop'));
      const times = segment?.words.flatMap(({ startMs, endMs }) => [startMs, endMs]) ?? [];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(segment?.words.map((word) => word.text).join(' ')).toBe(segment?.text.replaceAll(/[ \n]+/g, ' '));
    }
  }
});

test.for([
  ['Э-э, я я думаю, м-м, да.', 'Я думаю, да.'],
  ['При- привет всем', 'Привет всем'],
  ['в общем в общем так', 'в общем так'],
  ['да да, очень очень хорошо', 'да да, очень очень хорошо'],
  ['Um, we we went uh home.', 'We went home.'],
  ['It was, er, very very good, um.', 'It was, very very good.'],
  ['Нет. Нет.', 'Нет. Нет.'],
  ['two two two', 'two'],
  ['A plan.', 'A plan.'],
  ['Э… Хорошо.', 'Хорошо.'],
])('%s without hesitations', ([text = '', fluent]) => {
  expect(rewrite(text, hesitationEdits(text)).text).toBe(fluent);
});

test('a segment of nothing but hesitation is left out, and the library keeps its own', () => {
  const segment = segmentOf('Э-э…');
  expect(writtenAs([segment], 'ru', style('asRecognised', 'drop'))).toEqual([]);
  expect(segment.text).toBe('Э-э…');
});

test('a language without rules stays as recognised', () => {
  const segment = segmentOf('25 Prozent');
  expect(writtenAs([segment], 'de', style('words'))).toEqual([segment]);
});
