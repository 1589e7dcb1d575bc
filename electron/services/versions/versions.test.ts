import { expect, test } from 'vitest';
import { createSearch } from '#services/search/query/search.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { addRecording, addVersion, said } from './versions.fixture.ts';

const at = useTestLibrary();

const texts = (transcriptId: number) => [...at.library.segments.iterate(transcriptId)].map(({ text }) => text);
const current = (recordingId: number) => at.library.recordings.get(recordingId).transcriptId;

test('a second run stands beside the first, and takes over where nobody changed anything', () => {
  const { library } = at;
  const { recordingId, transcriptId } = addRecording(library, [said(0, 'the first text')]);
  const second = addVersion(library, recordingId, 'large', [said(0, 'the second text')]);
  expect(current(recordingId)).toBe(second);
  expect(texts(transcriptId)).toEqual(['the first text']);
  expect(library.versions.list(recordingId)).toMatchObject([
    { transcriptId: second, modelId: 'large', isCurrent: true, isFinished: true, segmentCount: 1, editedCount: 0 },
    { transcriptId, modelId: 'small', isCurrent: false },
  ]);
});

test('a text that was corrected stays the current one until a person chooses', () => {
  const { library } = at;
  const { recordingId, transcriptId } = addRecording(library, [said(0, 'the first text'), said(4000, 'more')]);
  const [segment] = library.segments.iterate(transcriptId);
  library.edits.setText(segment!.id, 'the corrected text');
  const second = addVersion(library, recordingId, 'large', [said(0, 'the second text')]);
  expect(current(recordingId)).toBe(transcriptId);
  expect(library.versions.list(recordingId)[1]).toMatchObject({ transcriptId, isCurrent: true, editedCount: 1 });
  library.versions.use(second);
  expect(current(recordingId)).toBe(second);
  expect(texts(transcriptId)[0]).toBe('the corrected text');
});

test('the search finds a recording by its current version only', () => {
  const { library } = at;
  const { recordingId, transcriptId } = addRecording(library, [said(0, 'a grapefruit')]);
  const second = addVersion(library, recordingId, 'large', [said(0, 'a pomegranate')]);
  const count = (text: string) => createSearch(library).query({ text, offset: 0, limit: 10 }).total;
  expect([count('grapefruit'), count('pomegranate')]).toEqual([0, 1]);
  library.versions.use(transcriptId);
  expect([count('grapefruit'), count('pomegranate')]).toEqual([1, 0]);
  library.versions.remove(transcriptId);
  expect([count('grapefruit'), count('pomegranate')]).toEqual([0, 1]);
  expect(current(recordingId)).toBe(second);
});

test('a version is put away and brought back, but never the only one', () => {
  const { library } = at;
  const { recordingId, transcriptId } = addRecording(library, [said(0, 'the first text')]);
  expect(() => library.versions.remove(transcriptId)).toThrow('bad-request');
  const second = addVersion(library, recordingId, 'large', [said(0, 'the second text')]);
  library.versions.remove(second);
  expect(current(recordingId)).toBe(transcriptId);
  expect(() => library.versions.use(second)).toThrow('bad-request');
  expect(() => library.versions.remove(transcriptId)).toThrow('bad-request');
  at.reopen();
  at.library.versions.restore(second);
  at.library.versions.use(second);
  expect(texts(current(recordingId)!)).toEqual(['the second text']);
});

test('a run that was stopped is a version of its own, and a run after it was put away starts over', () => {
  const { library } = at;
  const { recordingId, transcriptId } = addRecording(library, [said(0, 'the first text')]);
  const half = addVersion(library, recordingId, 'large', [said(0, 'half of it')], { isFinished: false });
  library.jobs.setState(recordingId, 'running');
  expect(() => library.versions.remove(half)).toThrow('bad-request');
  library.jobs.setState(recordingId, 'done');
  expect(library.versions.list(recordingId)[0]).toMatchObject({ isFinished: false, isInWork: false });
  expect(library.transcripts.begin(recordingId).transcriptId).toBe(half);
  library.versions.remove(half);
  expect(library.transcripts.begin(recordingId).transcriptId).not.toBe(half);
  expect(current(recordingId)).toBe(transcriptId);
});
