import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDraftTimer, draftMs, type DraftTimer } from './draft-timer.ts';

let drafts: string[] = [];
let timer: DraftTimer;
beforeEach(() => {
  vi.useFakeTimers();
  drafts = [];
  timer = createDraftTimer();
  timer.setReceiver((text) => drafts.push(text));
});
afterEach(() => {
  vi.useRealTimers();
});

test('what is typed is handed on a little later, the newest of it, once', () => {
  timer.note('a');
  timer.note('ab');
  vi.advanceTimersByTime(draftMs - 1);
  expect(drafts).toEqual([]);
  timer.note('abc');
  vi.advanceTimersByTime(1);
  expect(drafts).toEqual(['abc']);
  vi.advanceTimersByTime(10 * draftMs);
  expect(drafts).toEqual(['abc']);
});

test('who types without a pause is not waited for: no text grows older than the time set', () => {
  for (let key = 1; key <= 30; key += 1) {
    timer.note('x'.repeat(key));
    vi.advanceTimersByTime(draftMs / 4);
  }
  expect(drafts.length).toBeGreaterThanOrEqual(7);
  expect(drafts.map(({ length }) => length)).toEqual(drafts.map(({ length }) => length).toSorted((a, b) => a - b));
  vi.advanceTimersByTime(draftMs);
  expect(drafts.at(-1)).toHaveLength(30);
});

test('when the page goes away it is handed on at once, and not again by the timer', () => {
  timer.note('typed last');
  timer.flush();
  expect(drafts).toEqual(['typed last']);
  vi.advanceTimersByTime(10 * draftMs);
  timer.flush();
  expect(drafts).toEqual(['typed last']);
});

test('an emptied field is a draft too', () => {
  timer.note('');
  vi.advanceTimersByTime(draftMs);
  expect(drafts).toEqual(['']);
});

test('what was dropped is never handed on, and what is typed after it is', () => {
  timer.note('cancelled');
  timer.drop();
  timer.flush();
  vi.advanceTimersByTime(10 * draftMs);
  expect(drafts).toEqual([]);
  timer.note('again');
  vi.advanceTimersByTime(draftMs);
  expect(drafts).toEqual(['again']);
});

test('a text noted while another is handed on waits its own turn', () => {
  const seen: string[] = [];
  timer.setReceiver((text) => {
    seen.push(text);
    if (text === 'first') timer.note('second');
  });
  timer.note('first');
  vi.advanceTimersByTime(draftMs);
  expect(seen).toEqual(['first']);
  vi.advanceTimersByTime(draftMs);
  expect(seen).toEqual(['first', 'second']);
});

test('a draft goes to who receives them when it is due, not when it was typed', () => {
  timer.note('typed before the row was drawn anew');
  const later: string[] = [];
  timer.setReceiver((text) => later.push(text));
  vi.advanceTimersByTime(draftMs);
  expect([drafts, later]).toEqual([[], ['typed before the row was drawn anew']]);
});
