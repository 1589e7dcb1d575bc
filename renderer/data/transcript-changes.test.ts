import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Page } from '#shared/page.ts';
import type { Segment } from '#shared/segment.ts';
import type { TranscriptChange } from '#shared/edits/transcript-change.ts';
import { queryKeys } from './query-keys.ts';
import { applyChange, applyEdited } from './transcript-changes.ts';

const segment = (id: number, text = 'x', transcriptId = 7): Segment => ({
  id,
  transcriptId,
  startMs: id * 1000,
  endMs: id * 1000 + 900,
  speaker: null,
  speakerId: null,
  text,
  confidence: null,
  words: [],
  isEdited: false,
  marks: [],
  hasFirstReading: false,
  language: null,
});

function change(
  sequence: number,
  segments: readonly Segment[],
  more: Partial<TranscriptChange> = {},
): TranscriptChange {
  return {
    transcriptId: 7,
    sequence,
    segmentIds: segments.map(({ id }) => id),
    segments,
    movedFrom: null,
    total: 3,
    areSpeakersChanged: false,
    areNotesChanged: false,
    startMs: 0,
    ...more,
  };
}

let client: QueryClient;
const key = (transcriptId = 7) => [...queryKeys.segments(transcriptId), 0];
const texts = (transcriptId = 7) => client.getQueryData<Page<Segment>>(key(transcriptId))?.rows.map(({ text }) => text);
const isAskedAgain = () => client.getQueryState(key())?.isInvalidated;
beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(key(), { rows: [segment(1), segment(2), segment(3)], total: 3 });
});

test('a change that comes as a reply and as an event is brought in once, whichever is first', async () => {
  const asked = vi.spyOn(client, 'invalidateQueries');
  const own = change(1, [segment(2, 'mine')]);
  await applyEdited(client, { stepId: 1, changes: [own] });
  const count = asked.mock.calls.length;
  applyChange(client, own);
  expect(texts()).toEqual(['x', 'mine', 'x']);
  const other = change(2, [segment(3, 'later')]);
  applyChange(client, other);
  await applyEdited(client, { stepId: 1, changes: [other] });
  expect(texts()).toEqual(['x', 'mine', 'later']);
  expect(asked.mock.calls.length).toBe(2 * count);
});

test('texts typed in one session, which are one step, are each brought in', async () => {
  for (const [nth, text] of ['п', 'пр', 'при'].entries()) {
    await applyEdited(client, { stepId: 5, changes: [change(nth + 1, [segment(1, text)])] });
    expect(texts()).toEqual([text, 'x', 'x']);
  }
});

test('an older change of another window, reported after the reply of a later one, takes nothing back and is asked for', async () => {
  await applyEdited(client, { stepId: 2, changes: [change(9, [segment(1, 'mine, later')])] });
  expect(isAskedAgain()).toBe(false);
  applyChange(client, change(8, [segment(1, 'theirs, earlier')]));
  expect(texts()).toEqual(['mine, later', 'x', 'x']);
  expect(isAskedAgain()).toBe(true);
});

test('the second half of a split, a new segment and one that went are in the list when the call returns', async () => {
  const half = { ...segment(9, 'half'), startMs: 1500 };
  const split = change(1, [segment(1, 'first'), half], { movedFrom: 0, total: 4 });
  await applyEdited(client, { stepId: 1, changes: [split] });
  expect(texts()).toEqual(['first', 'half', 'x', 'x']);
  await applyEdited(client, { stepId: 2, changes: [change(2, [], { segmentIds: [9], movedFrom: 1, total: 3 })] });
  expect(texts()).toEqual(['first', 'x', 'x']);
});

test('what is shown already has the change when the call returns', async () => {
  const told = vi.fn<() => void>();
  client.getQueryCache().subscribe(told);
  await applyEdited(client, { stepId: 1, changes: [change(1, [segment(1, 'y')])] });
  expect(told).toHaveBeenCalled();
});

test('transcripts are changed apart: what is late in one is none of the other', () => {
  client.setQueryData(key(8), { rows: [segment(1, 'a', 8)], total: 1 });
  applyChange(client, change(20, [segment(1, 'b')]));
  applyChange(client, change(19, [segment(1, 'c', 8)], { transcriptId: 8 }));
  expect([texts(), texts(8)]).toEqual([['b', 'x', 'x'], ['c']]);
});

test('a step that changed nothing changes nothing', async () => {
  await applyEdited(client, { stepId: null, changes: [] });
  expect(texts()).toEqual(['x', 'x', 'x']);
  expect(isAskedAgain()).toBe(false);
});
