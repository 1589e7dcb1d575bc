import { expect, test } from 'vitest';
import type { Paragraph } from '#shared/segment.ts';
import { SpeakerWalk } from './speaker-walk.ts';
import { turnAt } from './turn-at.ts';

function paragraphs(...list: readonly (readonly [first: number, speakerId: number | null, isTurn?: boolean])[]) {
  return list.map(([first, speakerId, isTurn = true]): Paragraph => ({
    first,
    startMs: first * 1000,
    endMs: first * 1000 + 900,
    speakerId,
    isTurn,
  }));
}
const slots = new Map([
  [10, 1],
  [20, 2],
  [30, 3],
]);

test('A turn of somebody is all of its paragraphs; where nobody is named it is one', () => {
  const named = paragraphs([0, 10], [3, 20], [6, 20, false], [9, 20, false], [12, 10]);
  expect(turnAt(named, 7, 20)).toEqual({ first: 3, last: 11 });
  expect(turnAt(named, 0, 20)).toEqual({ first: 0, last: 2 });
  expect(turnAt(named, 15, 20)).toEqual({ first: 12, last: 19 });
  const unnamed = paragraphs([0, null], [3, null, false], [6, null]);
  expect(turnAt(unnamed, 4, 9)).toEqual({ first: 3, last: 5 });
  expect(turnAt([], 4, 9)).toEqual({ first: 4, last: 4 });
});

test('The other of the two is whoever spoke before the one before', () => {
  const known = { paragraphs: paragraphs([0, 10], [2, 20], [4, null]), slots };
  const walk = new SpeakerWalk();
  expect(walk.otherAt(4, known)).toBe(1);
  expect(walk.otherAt(2, known)).toBe(2);
});

test('What was given a moment ago counts before the services confirm it', () => {
  const known = { paragraphs: paragraphs([0, null], [2, null], [4, null]), slots: new Map<number, number>() };
  const walk = new SpeakerWalk();
  expect(walk.otherAt(0, known)).toBe(1);
  walk.note({ first: 0, last: 1 }, 1);
  expect(walk.otherAt(2, known)).toBe(2);
  walk.note({ first: 2, last: 3 }, 2);
  expect(walk.otherAt(4, known)).toBe(1);
  walk.note({ first: 2, last: 3 }, 0);
  expect(walk.slotAt(3, known)).toBe(0);
  walk.settle(known);
  // However long the services take to report it.
  expect(walk.slotAt(0, known)).toBe(1);
  expect(walk.slotAt(0, { ...known })).toBe(0);
});

test('A third speaker is passed over by the key for two, and comes back once it has spoken', () => {
  const known = { paragraphs: paragraphs([0, 10], [1, 20], [2, 30], [3, null]), slots };
  expect(new SpeakerWalk().otherAt(3, known)).toBe(2);
  expect(new SpeakerWalk().otherAt(2, known)).toBe(1);
});
