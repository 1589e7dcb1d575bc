import { expect, test } from 'vitest';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import type { NewSegment } from '#services/store/records.ts';
import { comparePage, compareTotals, nextDifference } from './compare.ts';
import { takeRows } from './take-rows.ts';
import { addRecording, addVersion, said } from './versions.fixture.ts';

const at = useTestLibrary();

function two(left: readonly NewSegment[], right: readonly NewSegment[]) {
  const { recordingId, transcriptId } = addRecording(at.library, left);
  return { leftId: transcriptId, rightId: addVersion(at.library, recordingId, 'large', right) };
}

const rows = (versions: ReturnType<typeof two>, page = { offset: 0, limit: 200 }) =>
  comparePage(at.library.segments, versions, page).rows;
const marked = (words: readonly { readonly text: string; readonly isSame: boolean }[]) =>
  words.map(({ text, isSame }) => (isSame ? text : `[${text}]`)).join(' ');
const shown = (versions: ReturnType<typeof two>) =>
  rows(versions).map(({ left, right }) => `${marked(left.words)} | ${marked(right.words)}`);
const texts = (transcriptId: number) => [...at.library.segments.iterate(transcriptId)].map(({ text }) => text);
const take = (versions: ReturnType<typeof two>, segmentIds: readonly number[]) =>
  takeRows(at.library.edits, at.library.segments, versions, { segmentIds, model: 'large' });

test('words that differ are marked, case and punctuation are not', () => {
  const versions = two([said(0, 'We sent the contract yesterday')], [said(0, 'we sent a contract, yesterday evening')]);
  expect(shown(versions)).toEqual(['We sent [the] contract yesterday | we sent [a] contract, yesterday [evening]']);
});

test('a text cut at other places is aligned with the left one, each word once', () => {
  const versions = two(
    [said(0, 'one two three'), said(3000, 'four five six'), said(6000, 'seven eight nine')],
    [said(200, 'one two three four', 4000), said(4200, 'five six seven eight nine', 4600)],
  );
  expect(shown(versions)).toEqual([
    'one two three | one two three',
    'four five six | four five six',
    'seven eight nine | seven eight nine',
  ]);
});

test('a word near a border goes where it is said, though its time says otherwise', () => {
  const versions = two(
    [said(0, 'he paid the bill'), said(3000, 'and left the room')],
    // Everything is recognised half a second later.
    [said(600, 'he paid the bill'), said(3700, 'and left the room')],
  );
  expect(shown(versions)).toEqual(['he paid the bill | he paid the bill', 'and left the room | and left the room']);
});

test('a page is the same rows whatever page size they are read by', () => {
  const words = Array.from({ length: 400 }, (_, nth) => `word${nth % 37}`);
  const cut = (size: number, startMs: number) =>
    Array.from({ length: Math.floor(words.length / size) }, (_, nth) =>
      said(startMs + nth * size * 300, words.slice(nth * size, (nth + 1) * size).join(' '), size * 300),
    );
  const versions = two(cut(8, 0), cut(5, 130));
  const whole = rows(versions);
  const paged = Array.from({ length: 50 }, (_, nth) => rows(versions, { offset: nth, limit: 1 })).flat();
  expect(paged).toEqual(whole);
  expect(whole.flatMap(({ right }) => right.words.map(({ text }) => text))).toEqual(words);
  expect(whole.every(({ isSame }) => isSame)).toBe(true);
});

test('differences are walked forwards and back over pages, and counted', async () => {
  const lines = Array.from({ length: 450 }, (_, nth) => `segment number ${nth}`);
  const left = lines.map((text, nth) => said(nth * 4000, text));
  const right = left.map((segment, nth) => ([3, 444].includes(nth) ? said(nth * 4000, 'something else') : segment));
  const versions = two(left, right);
  const next = (index: number, direction: 'next' | 'previous') =>
    nextDifference(at.library.segments, versions, { index, direction });
  expect(await next(-1, 'next')).toBe(3);
  expect(await next(3, 'next')).toBe(444);
  expect(await next(444, 'next')).toBeNull();
  expect(await next(444, 'previous')).toBe(3);
  expect(await next(3, 'previous')).toBeNull();
  expect(await compareTotals(at.library.segments, versions, () => true)).toEqual({ rowCount: 450, differingCount: 2 });
});

test('a segment is taken with its words and times as one named step, which is undone whole', () => {
  const left = [said(0, 'he payed the bill'), said(4000, 'and left'), said(8000, 'at noon')];
  const versions = two(left, [said(0, 'he paid the bill'), said(4000, 'and left'), said(8000, 'at midnight')]);
  const ids = rows(versions).map(({ id }) => id);
  take(versions, ids);
  expect(texts(versions.leftId)).toEqual(['he paid the bill', 'and left', 'at midnight']);
  const [first] = at.library.segments.iterate(versions.leftId);
  expect(first).toMatchObject({ startMs: 0, endMs: 3000, isEdited: true });
  expect(first?.words.map(({ startMs, text }) => [startMs, text])).toEqual([
    [0, 'he'],
    [750, 'paid'],
    [1500, 'the'],
    [2250, 'bill'],
  ]);
  expect(shown(versions).join()).not.toContain('[');
  expect(at.library.edits.history(versions.leftId, { offset: 0, limit: 9 }).rows).toMatchObject([
    { name: 'take-version', detail: { count: 3, from: 'large' } },
  ]);
  at.library.edits.undo(versions.leftId);
  expect(texts(versions.leftId)).toEqual(['he payed the bill', 'and left', 'at noon']);
  expect(texts(versions.rightId)).toEqual(['he paid the bill', 'and left', 'at midnight']);
});

test('speech that only the right one has comes as segments of its own, what it has not recognised is removed', () => {
  const versions = two(
    [said(0, 'good morning'), said(60_000, 'thanks for watching'), said(90_000, 'goodbye')],
    [said(0, 'good morning'), said(20_000, 'nobody heard this'), said(90_000, 'goodbye')],
  );
  expect(shown(versions)).toEqual([
    'good morning | good morning [nobody] [heard] [this]',
    '[thanks] [for] [watching] | ',
    'goodbye | goodbye',
  ]);
  take(
    versions,
    rows(versions)
      .slice(0, 2)
      .map(({ id }) => id),
  );
  expect(
    [...at.library.segments.iterate(versions.leftId)].map(({ startMs, endMs, text }) => [startMs, endMs, text]),
  ).toEqual([
    [0, 3000, 'good morning'],
    [20_000, 23_000, 'nobody heard this'],
    [90_000, 93_000, 'goodbye'],
  ]);
  at.library.edits.undo(versions.leftId);
  expect(texts(versions.leftId)).toEqual(['good morning', 'thanks for watching', 'goodbye']);
});

test('what is taken never reaches into a neighbour', () => {
  const versions = two(
    [said(0, 'one two', 1000), said(1000, 'three four', 1000), said(2000, 'five six', 1000)],
    [said(0, 'one two', 800), said(800, 'three for free', 1500), said(2300, 'five six', 700)],
  );
  take(versions, [rows(versions)[1]!.id]);
  const [before, own, after] = [...at.library.segments.iterate(versions.leftId)];
  expect(own?.text).toBe('three for free');
  expect(own!.startMs).toBeGreaterThanOrEqual(before!.endMs);
  expect(own!.endMs).toBeLessThanOrEqual(after!.startMs);
  let lastMs = own!.startMs;
  for (const word of own!.words) {
    expect(word.startMs).toBeGreaterThanOrEqual(lastMs);
    lastMs = word.endMs;
  }
  expect(lastMs).toBeLessThanOrEqual(own!.endMs);
});

test('a speaker of the other version comes along with a segment that is added', () => {
  const named = { ...said(20_000, 'hello there'), speaker: 'Anna' };
  const versions = two([said(0, 'good morning')], [said(0, 'good morning'), named]);
  take(versions, [rows(versions)[0]!.id]);
  expect([...at.library.segments.iterate(versions.leftId)].map(({ speaker }) => speaker)).toEqual([null, 'Anna']);
});
