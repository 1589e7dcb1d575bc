import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import type { Page } from '#shared/page.ts';
import type { Recording } from '#shared/recording.ts';
import type { Segment } from '#shared/segment.ts';
import { queryKeys } from './query-keys.ts';
import { usePartialState } from './transcripts/partial.ts';
import { useJobs } from './recordings/jobs.ts';
import { applyEvent } from './live-updates.ts';

const segment = (id: number, text = 'x'): Segment => ({
  id,
  transcriptId: 7,
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
const recording = (id: number, more: Partial<Recording> = {}): Recording => ({
  id,
  name: `${id}.wav`,
  path: `/${id}.wav`,
  mediaKey: `k${id}`,
  addedAtMs: 0,
  removedAtMs: null,
  durationMs: 1000,
  hasVideo: false,
  language: null,
  state: 'running',
  progress: null,
  failure: null,
  warnings: [],
  transcriptId: 7,
  modelId: null,
  jobModelId: 'demo',
  segmentCount: 0,
  ...more,
});

let client: QueryClient;
const segments = () => client.getQueryData<Page<Segment>>([...queryKeys.segments(7), 0]);

beforeEach(() => {
  client = new QueryClient();
  useJobs.setState({ byId: new Map() });
  usePartialState.setState({ byTranscript: new Map() });
  client.setQueryData([...queryKeys.segments(7), 0], { rows: [segment(1)], total: 1 });
});

test('new text is put behind what is there, once', () => {
  const event = {
    name: 'segments.added',
    data: { recordingId: 1, transcriptId: 7, segments: [segment(2), segment(3)] },
  } as const;
  applyEvent(client, event);
  applyEvent(client, event);
  expect(segments()?.rows.map((row) => row.id)).toEqual([1, 2, 3]);
  expect(segments()?.total).toBe(3);
});

test('provisional text leaves when its window is saved', async () => {
  const recognised = [{ startMs: 2000, endMs: 2900, text: 'x' }];
  applyEvent(client, { name: 'segments.partial', data: { recordingId: 1, transcriptId: 7, segments: recognised } });
  expect(usePartialState.getState().byTranscript.get(7)).toEqual(recognised);
  applyEvent(client, { name: 'segments.added', data: { recordingId: 1, transcriptId: 7, segments: [segment(2)] } });
  await expect.poll(() => usePartialState.getState().byTranscript.has(7)).toBe(false);
});

test('provisional text leaves when the recording is paused', () => {
  const recognised = [{ startMs: 2000, endMs: 2900, text: 'x' }];
  applyEvent(client, { name: 'segments.partial', data: { recordingId: 1, transcriptId: 7, segments: recognised } });
  applyEvent(client, { name: 'recording.changed', data: { recording: recording(1, { state: 'paused' }) } });
  expect(usePartialState.getState().byTranscript.has(7)).toBe(false);
});

test('an edit made elsewhere changes the row and nothing else', () => {
  applyEvent(client, {
    name: 'transcript.edited',
    data: {
      sequence: 1,
      stepId: 1,
      transcriptId: 7,
      segmentIds: [1],
      segments: [segment(1, 'corrected')],
      movedFrom: null,
      total: 3,
      areSpeakersChanged: false,
      areNotesChanged: false,
      startMs: 0,
    },
  });
  expect(segments()).toEqual({ rows: [segment(1, 'corrected')], total: 1 });
});

test('progress reaches the queue without touching the list', () => {
  const page = { rows: [recording(1)], total: 1 };
  client.setQueryData([...queryKeys.recordings(false), 0], page);
  const progress = { doneMs: 500, totalMs: 1000, speed: 12, leftMs: 40 };
  applyEvent(client, { name: 'job.progressed', data: { recordingId: 1, state: 'running', progress } });
  expect(useJobs.getState().byId.get(1)?.progress).toEqual(progress);
  expect(client.getQueryData([...queryKeys.recordings(false), 0])).toBe(page);
});

test('a changed recording is shown changed in the list and on its own page', () => {
  client.setQueryData([...queryKeys.recordings(false), 0], { rows: [recording(1), recording(2)], total: 2 });
  const done = recording(2, { state: 'done', language: 'ru' });
  applyEvent(client, { name: 'recording.changed', data: { recording: done } });
  expect(client.getQueryData<Page<Recording>>([...queryKeys.recordings(false), 0])?.rows).toEqual([recording(1), done]);
  expect(client.getQueryData(queryKeys.recording(2))).toEqual(done);
});

test.each([
  ['the overview', ['recordings', 'profile', ''], { recordingCount: 1, months: [] }],
  ['the overview of a collection', ['recordings', 'profile', 'collection:#3'], { recordingCount: 0 }],
  ['a list that is not there yet', queryKeys.recordings(false), undefined],
  ['something that is only a number', ['recordings', 'count'], 7],
] as const)('a recording that changes leaves %s as it is, and the lists follow', (_, key, kept) => {
  client.setQueryData(key, kept);
  client.setQueryData(queryKeys.namedInSearch('1'), { rows: [recording(1), recording(2)], total: 2 });
  applyEvent(client, { name: 'recording.changed', data: { recording: recording(1, { state: 'done' }) } });
  expect(client.getQueryData(key)).toEqual(kept);
  const listed = client.getQueryData<Page<Recording>>(queryKeys.namedInSearch('1'));
  expect(listed?.rows.map(({ state }) => state)).toEqual(['done', 'running']);
});
