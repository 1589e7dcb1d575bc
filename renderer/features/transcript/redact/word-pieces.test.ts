import { expect, it } from 'vitest';
import type { RedactionPlace } from '#shared/sharing/redaction.ts';
import type { Segment } from '#shared/segment.ts';
import { wordPieces } from './word-pieces.ts';

const segment = {
  id: 7,
  startMs: 0,
  endMs: 2000,
  text: 'Ask Anna Weber, please.',
  words: ['Ask', 'Anna', 'Weber,', 'please.'].map((text, nth) => ({
    text,
    startMs: nth * 500,
    endMs: nth * 500 + 500,
    probability: 1,
  })),
} as unknown as Segment;
const place = (startMs: number, endMs: number, state: RedactionPlace['state'] = 'confirmed') =>
  ({ key: `${startMs}`, startMs, endMs, state, origin: 'hand', segmentId: 7 }) as RedactionPlace;
const shown = (places: readonly RedactionPlace[], of = segment) =>
  wordPieces(of, places).map(({ text, place: at }) => (at === null ? text : `[${text}]`));

it('words of a place are marked, with what stands between them', () => {
  expect(shown([place(500, 1500)])).toEqual(['Ask', ' ', '[Anna]', '[ ]', '[Weber,]', ' ', 'please.']);
});

it('two places beside each other are two', () => {
  expect(shown([place(500, 1000), place(1000, 1500)])).toEqual(['Ask', ' ', '[Anna]', ' ', '[Weber,]', ' ', 'please.']);
});

it('what is confirmed counts before what is dismissed', () => {
  const pieces = wordPieces(segment, [place(500, 1000, 'dismissed'), place(400, 1000)]);
  expect(pieces.find(({ text }) => text === 'Anna')?.place?.state).toBe('confirmed');
});

it('a text without words is marked as a whole', () => {
  expect(shown([place(100, 200)], { ...segment, words: [] })).toEqual(['[Ask Anna Weber, please.]']);
});
