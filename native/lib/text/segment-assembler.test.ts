import { expect, test } from 'vitest';
import { createSegmentAssembler } from './segment-assembler.ts';
import { splitTestTokens, testTokens } from '../../test/test-tokens.fixture.ts';
import type { RawSegment, RawToken } from './token.ts';

const segment = (tokens: readonly RawToken[], startMs: number, endMs: number): RawSegment => ({
  startMs,
  endMs,
  noSpeechProbability: 0.1,
  temperature: 0,
  tokens,
});

test('a segment is trimmed, and its certainty is the mean over its tokens', () => {
  const tokens = testTokens([' Добрый', ' день', '.'], 0.5);
  const [done] = createSegmentAssembler().add(segment(tokens, 0, 300));
  expect(done).toMatchObject({ text: 'Добрый день.', startMs: 0, endMs: 300, noSpeechProbability: 0.1 });
  expect(done!.averageLogProbability).toBeCloseTo(Math.log(0.5), 9);
  expect(done!.words.map((word) => word.text)).toEqual(['Добрый', 'день.']);
});

test('a character that begins in one segment and ends in the next comes out whole in the next', () => {
  const assembler = createSegmentAssembler();
  const [left, right] = splitTestTokens(' да нет', [7]);
  expect(assembler.add(segment([left!], 0, 100))).toEqual([]);
  const done = assembler.add(segment([right!], 100, 200));
  expect(done.map(({ text }) => text)).toEqual(['да', 'нет']);
  expect(assembler.finish()).toEqual([]);
});

test('the shared character is found when its beginning is spread over several tokens', () => {
  const assembler = createSegmentAssembler();
  const tokens = splitTestTokens(' ok😀', [3, 4, 5]);
  assembler.add(segment(tokens.slice(0, 3), 0, 100));
  expect(assembler.add(segment(tokens.slice(3), 100, 200)).map(({ text }) => text)).toEqual(['ok', '😀']);
});

test('a character that is never continued is shown as broken: in the middle and at the end', () => {
  const assembler = createSegmentAssembler();
  const [cut] = splitTestTokens(' да', [4]);
  assembler.add(segment([cut!], 0, 100));
  const done = assembler.add(segment([cut!], 100, 200));
  expect(done.map(({ text }) => text)).toEqual(['д\u{fffd}']);
  expect(assembler.finish().map(({ text }) => text)).toEqual(['д\u{fffd}']);
});

test('segments without text are left out', () => {
  const assembler = createSegmentAssembler();
  expect(assembler.add(segment(testTokens([' ']), 0, 100))).toEqual([]);
  expect(assembler.add(segment([], 0, 100))).toEqual([]);
});

test('times never go back', () => {
  const assembler = createSegmentAssembler();
  assembler.add(segment(testTokens([' a']), 0, 1000));
  const [done] = assembler.add(segment(testTokens([' b']), 900, 950));
  expect(done).toMatchObject({ startMs: 1000, endMs: 1000 });
});
