import { describe, expect, it } from 'vitest';
import type { Word } from '#shared/segment.ts';
import { packInFull, packWords, packWordTexts, unpackWords } from './word-blob.ts';

const segment = { startMs: 123_456, endMs: 133_456 };

function wordsOf(texts: readonly string[]): Word[] {
  return texts.map((text, index) => ({
    startMs: segment.startMs + index * 400,
    endMs: segment.startMs + index * 400 + 310,
    text,
    probability: (index % 11) / 10,
  }));
}

function roundTrip(words: readonly Word[], text: string): Word[] {
  return unpackWords(packWords(words, segment), packWordTexts(words, text), { ...segment, text });
}

const texts: readonly [name: string, text: string, words: readonly string[], textBytes: number][] = [
  ['English', 'The complaint, he said, was filed.', ['The', 'complaint,', 'he', 'said,', 'was', 'filed.'], 0],
  ['Russian', 'Ёлка — это не сосна!', ['Ёлка', '—', 'это', 'не', 'сосна!'], 0],
  ['Chinese without spaces', '我们今天开会。', ['我们', '今天', '开会。'], 7],
  ['punctuation apart', 'Да, нет.', ['Да', ',', 'нет', '.'], 9],
  ['double spaces', 'one  two', ['one', 'two'], 5],
  ['emoji', '👍 ok 👍', ['👍', 'ok', '👍'], 0],
  ['words that are not those of the text', 'five', ['5', 'пять', ''], 13],
];

describe('packed words', () => {
  it.each(texts)('give back the words of: %s', (_, text, parts, textBytes) => {
    const words = wordsOf(parts);
    const back = roundTrip(words, text);
    expect(back.map((word) => word.text)).toEqual(parts);
    expect(packWordTexts(words, text)?.length ?? 0).toBe(textBytes);
    for (const [index, word] of back.entries()) {
      expect(Math.abs(word.startMs - words[index]!.startMs)).toBeLessThanOrEqual(5);
      expect(Math.abs(word.endMs - words[index]!.endMs)).toBeLessThanOrEqual(5);
      expect(Math.abs(word.probability - words[index]!.probability)).toBeLessThanOrEqual(1 / 510);
    }
  });

  it('take about three bytes a word', () => {
    expect(packWords(wordsOf(Array.from({ length: 20 }, () => 'слово')), segment)).toHaveLength(60);
  });

  it('stay as recognised when the text is replaced by another', () => {
    const words = wordsOf(['старый', 'текст']);
    const back = unpackWords(packWords(words, segment), packInFull(words), { ...segment, text: 'новый' });
    expect(back.map((word) => word.text)).toEqual(['старый', 'текст']);
  });

  it('never leave their segment and never overlap', () => {
    const wild: Word[] = [
      { startMs: segment.startMs - 900, endMs: segment.startMs + 500, text: 'a', probability: 2 },
      { startMs: segment.startMs + 300, endMs: segment.startMs + 200, text: 'b', probability: -1 },
      { startMs: segment.endMs - 4, endMs: segment.endMs + 5000, text: 'c', probability: 1 },
      { startMs: segment.endMs + 7000, endMs: segment.endMs + 8000, text: 'd', probability: 1 },
    ];
    let lastMs = segment.startMs;
    for (const word of roundTrip(wild, 'a b c d')) {
      expect(word.startMs).toBeGreaterThanOrEqual(lastMs);
      expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
      expect(word.endMs).toBeLessThanOrEqual(segment.endMs);
      lastMs = word.endMs;
    }
  });

  it('keep long pauses', () => {
    const long = { startMs: 0, endMs: 86_400_000 };
    const words: Word[] = [{ startMs: 86_000_000, endMs: 86_300_000, text: 'late', probability: 1 }];
    expect(unpackWords(packWords(words, long), null, { ...long, text: 'late' })).toEqual(words);
  });

  it('are nothing for a text without words', () => {
    expect(packWords([], segment)).toBeNull();
    expect(unpackWords(null, null, { ...segment, text: 'typed by hand' })).toEqual([]);
  });

  it('report that they are damaged instead of inventing words', () => {
    const words = packWords(wordsOf(['a', 'b']), segment)!;
    expect(() => unpackWords(words.subarray(0, 4), null, { ...segment, text: 'a b' })).toThrow(RangeError);
    expect(() => unpackWords(words, null, { ...segment, text: 'a b c' })).toThrow(RangeError);
  });
});
