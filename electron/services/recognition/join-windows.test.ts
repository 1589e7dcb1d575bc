import { expect, test } from 'vitest';
import type { NewSegment } from '#services/store/records.ts';
import { createJoiner, lastSpoken } from './join-windows.ts';

/** Words a quarter of a second long from `startMs` on, as one segment. */
function said(text: string, startMs: number, more: Partial<NewSegment> = {}): NewSegment {
  const words = text.split(' ').map((word, nth) => ({
    text: word,
    startMs: startMs + nth * 250,
    endMs: startMs + nth * 250 + 240,
    probability: 0.9,
  }));
  return { startMs, endMs: words.at(-1)?.endMs ?? startMs, text, words, ...more };
}
/** The cut is at 20 s; both windows have two seconds of the other. */
const earlier = { startMs: 0, endMs: 20_000, leadMs: 0, tailMs: 2000 };
const later = { startMs: 20_000, endMs: 40_000, leadMs: 2000, tailMs: 0 };
const inPause = { startMs: 0, endMs: 20_000, leadMs: 0, tailMs: 0 };

function joined(first: readonly NewSegment[], second: readonly NewSegment[]): string {
  const joiner = createJoiner();
  return [...joiner.own(earlier, first), ...joiner.own(later, second)].map(({ text }) => text).join(' ');
}

test('a word that both windows have is written once, and none is lost', () => {
  expect(
    joined([said('one two three four five six seven', 18_700)], [said('three four five six seven eight', 19_200)]),
  ).toBe('one two three four five six seven eight');
});

test('a word across the cut is written once, on whichever side its middle was placed', () => {
  for (const shiftMs of [-200, -120, -60, 0, 60, 120, 200]) {
    const first = [said('the manager answered the question today', 19_000)];
    const second = [said('answered the question today at noon', 19_500 + shiftMs)];
    expect(joined(first, second)).toBe('the manager answered the question today at noon');
  }
});

test('where the last word was read in two ways, that of the earlier window stands', () => {
  expect(joined([said('we met the doctor', 19_000)], [said('met the docket yesterday evening', 19_250)])).toBe(
    'we met the doctor yesterday evening',
  );
});

test('what a window misreads at its edge is the part of the other one', () => {
  expect(
    joined([said('please send the letter to bla bla', 18_900)], [said('hum send the letter to the office', 18_650)]),
  ).toBe('please send the letter to the office');
});

test('where nothing agrees, each has its side of the cut', () => {
  expect(joined([said('a b c d e f', 19_000)], [said('p q r s t u v', 19_000)])).toBe('a b c d t u v');
});

test('a window without text in common takes the words from the cut on', () => {
  expect(joined([], [said('p q r s t u v', 19_000)])).toBe('t u v');
  expect(joined([said('a b c d e f', 19_000)], [])).toBe('a b c d');
});

test('windows that were cut in a pause stay as they are, to the object', () => {
  const segments = [said('late and early', 19_900)];
  expect(createJoiner().own(inPause, segments)).toBe(segments);
});

test('signs, letters in capitals and marks stay; times are those of the words that are left', () => {
  const [first] = createJoiner().own(earlier, [
    said('«Завтра, — сказал он, — мы придём»', 18_900, { marks: ['unsure'], speaker: 'Anna' }),
  ]);
  expect(first).toMatchObject({ text: '«Завтра, — сказал он,', marks: ['unsure'], speaker: 'Anna', endMs: 19_890 });
});

test('speakers on channels of their own are joined each with itself', () => {
  const joiner = createJoiner();
  joiner.own(earlier, [
    said('left one two three', 19_000, { speaker: 'L' }),
    said('right side', 19_400, { speaker: 'R' }),
  ]);
  const own = joiner.own(later, [
    said('two three four five', 19_500, { speaker: 'L' }),
    said('side by side now', 19_650, { speaker: 'R' }),
  ]);
  expect(own.map(({ text }) => text)).toEqual(['four five', 'by side now']);
});

test('a resumed run joins as the one before it would have', () => {
  const first = [said('one two three four five six seven', 18_700)];
  const second = [said('three four five six seven eight', 19_200)];
  const through = createJoiner();
  const kept = through.own(earlier, first);
  const committed = kept.map((segment) => ({ ...segment, speaker: null }));
  const resumed = createJoiner(lastSpoken(committed as never, 15_000));
  expect(resumed.own(later, second)).toEqual(through.own(later, second));
});

test('where the engine broke, the window’s own part is marked and no more', () => {
  const failed: NewSegment = { startMs: 18_000, endMs: 30_000, text: '[…]', words: [], marks: ['failed'] };
  expect(createJoiner().own(later, [failed])).toEqual([{ ...failed, startMs: 20_000 }]);
});

test('words that a window places too early are found by what they say, and follow the text before them in time', () => {
  const hurried = (text: string): NewSegment => {
    const words = text.split(' ').map((word, nth) => ({
      text: word,
      startMs: 18_000 + nth * 60,
      endMs: 18_050 + nth * 60,
      probability: 0.9,
    }));
    return { startMs: 18_000, endMs: words.at(-1)?.endMs ?? 0, text, words };
  };
  const joiner = createJoiner();
  const first = joiner.own(earlier, [said('the payment of nineteen weeks was deleted', 18_500)]);
  const own = joiner.own(later, [hurried('her the payment of nineteen weeks was deleted something is wrong')]);
  expect([...first, ...own].map(({ text }) => text).join(' ')).toBe(
    'the payment of nineteen weeks was deleted something is wrong',
  );
  let lastMs = 0;
  for (const { startMs, endMs } of [...first, ...own].flatMap(({ words }) => words)) {
    expect(startMs).toBeGreaterThanOrEqual(lastMs);
    lastMs = endMs;
  }
});
