import { expect, it } from 'vitest';
import { fitWords, keepTiming } from './keep-timing.ts';
import type { Word } from '../segment.ts';

function spoken(text: string, startMs = 0): Word[] {
  return text.split(' ').map((word, nth) => ({
    text: word,
    startMs: startMs + nth * 400,
    endMs: startMs + nth * 400 + 300,
    probability: 0.8,
  }));
}

function segmentOf(text: string) {
  const words = spoken(text);
  return { text, words, startMs: 0, endMs: words.length * 400 };
}

const times = (words: readonly Word[]) => words.map(({ text, startMs, endMs }) => [text, startMs, endMs]);

it('words that are still there keep their time, also with other case or punctuation', () => {
  const before = segmentOf('так вот потом она сказала');
  expect(keepTiming(before, 'Так вот, потом она сказала.')).toEqual(
    before.words.map((word, nth) => ({ ...word, text: ['Так', 'вот,', 'потом', 'она', 'сказала.'][nth]! })),
  );
});

it('a changed run has the time of what it takes the place of, by letters', () => {
  const words = keepTiming(segmentOf('раз две три четыре'), 'раз да нет-нет четыре');
  expect(times(words)).toEqual([
    ['раз', 0, 300],
    ['да', 400, 556],
    ['нет-нет', 556, 1100],
    ['четыре', 1200, 1500],
  ]);
});

it('added words share what lies between their neighbours; removed ones leave it free', () => {
  expect(times(keepTiming(segmentOf('раз два'), 'раз и два'))).toEqual([
    ['раз', 0, 300],
    ['и', 300, 400],
    ['два', 400, 700],
  ]);
  expect(times(keepTiming(segmentOf('раз два три'), 'раз три'))).toEqual([
    ['раз', 0, 300],
    ['три', 800, 1100],
  ]);
  expect(keepTiming(segmentOf('раз два'), '')).toEqual([]);
});

it('text without words is spread over its segment, in scripts without spaces word by word', () => {
  expect(times(keepTiming({ text: '', words: [], startMs: 1000, endMs: 2000 }, 'ab cd'))).toEqual([
    ['ab', 1000, 1500],
    ['cd', 1500, 2000],
  ]);
  expect(keepTiming({ text: '', words: [], startMs: 0, endMs: 900 }, '我们今天开会。').length).toBeGreaterThan(2);
});

it('words outside new borders share the time at the border', () => {
  const words = spoken('раз два три');
  const fitted = fitWords(words, { startMs: 350, endMs: 900 });
  expect(fitted.map(({ text }) => text)).toEqual(['раз', 'два', 'три']);
  expect(fitted[0]?.startMs).toBe(350);
  expect(fitted.at(-1)?.endMs).toBe(900);
  expect(fitWords(words, { startMs: 5000, endMs: 5300 })[0]?.startMs).toBe(5000);
});

it('after 200 random edits the words that survived are where they were, inside and apart', () => {
  const errors: number[] = [];
  let seed = 3;
  const dice = (sides: number) => (seed = (seed * 48_271) % 2_147_483_647) % sides;
  const before = segmentOf(Array.from({ length: 300 }, (_, nth) => `слово${nth}`).join(' '));
  const now = { ...before };
  for (let edit = 0; edit < 200; edit += 1) {
    const tokens = now.text.split(' ').filter((word) => word !== '');
    const at = dice(tokens.length + 1);
    const kind = dice(4);
    if (kind === 0) tokens.splice(at, 0, `новое${edit}`);
    else if (kind === 1 && tokens.length > 150) tokens.splice(at, 1);
    else if (kind === 2) tokens.splice(at, 2, `иное${edit}`, 'два', 'три');
    else tokens[Math.min(at, tokens.length - 1)] += ',';
    const text = tokens.join(' ');
    Object.assign(now, { text, words: keepTiming(now, text) });
  }
  const original = new Map(before.words.map((word) => [word.text, word.startMs]));
  for (const { text, startMs } of now.words) {
    const wasMs = original.get(text.replaceAll(',', ''));
    if (wasMs !== undefined) errors.push(Math.abs(startMs - wasMs));
  }
  expect(errors.length).toBeGreaterThan(60);
  expect(errors.toSorted((a, b) => a - b)[Math.floor(errors.length / 2)]).toBeLessThanOrEqual(150);
  let lastMs = 0;
  for (const { startMs, endMs } of now.words) {
    expect(startMs >= lastMs && endMs >= startMs && endMs <= now.endMs).toBe(true);
    lastMs = endMs;
  }
});
