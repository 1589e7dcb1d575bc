import { beforeEach, expect, it } from 'vitest';
import { addTranscript, sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';

const fixture = useTestLibrary();
let recordingId: number;
beforeEach(() => {
  recordingId = fixture.library.recordings.add([sampleRecording('a.wav')], sampleOptions)[0]!.id;
});

const commit = (transcriptId: number, resumeMs: number, ...texts: readonly string[]) =>
  fixture.library.transcripts.commitWindow({
    transcriptId,
    resumeMs,
    language: 'ru',
    segments: texts.map((text, index) => sampleSegment(resumeMs - 30_000 + index * 4000, text)),
  });

it('what a window returns is what is read later', () => {
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  const first = commit(transcriptId, 30_000, 'раз два', 'три');
  const second = commit(transcriptId, 60_000, 'четыре');
  expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 9 }).rows).toEqual([...first, ...second]);
  expect(fixture.library.recordings.get(recordingId)).toMatchObject({
    language: 'ru',
    segmentCount: 3,
    transcriptId,
    progress: { doneMs: 60_000, totalMs: 60_000, speed: null, leftMs: null },
  });
});

it('an unfinished transcript resumes at its cursor after a restart, and its running job waits again', () => {
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  fixture.library.jobs.setState(recordingId, 'running');
  commit(transcriptId, 30_000, 'раз');
  commit(transcriptId, 60_000);
  const library = fixture.reopen();
  expect(library.jobs.nextWaiting()).toMatchObject({ recordingId, transcriptId, resumeMs: 60_000, state: 'waiting' });
  expect(library.transcripts.begin(recordingId)).toEqual({ transcriptId, resumeMs: 60_000, language: 'ru' });
});

it('other options begin a new version, and leave the unfinished one as it is', () => {
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  commit(transcriptId, 30_000, 'раз');
  fixture.library.jobs.setOptions(recordingId, { ...sampleOptions, threads: 3 });
  expect(fixture.library.transcripts.begin(recordingId).transcriptId).toBe(transcriptId);
  fixture.library.jobs.setOptions(recordingId, { ...sampleOptions, language: 'ru' });
  const next = fixture.library.transcripts.begin(recordingId);
  expect(next).toMatchObject({ resumeMs: 0, language: null });
  expect(next.transcriptId).not.toBe(transcriptId);
  expect(fixture.library.recordings.get(recordingId)).toMatchObject({
    transcriptId: next.transcriptId,
    segmentCount: 0,
  });
  expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 9 }).total).toBe(1);
});

it('a finished text stays the current one until the next version is finished', () => {
  const first = addTranscript(fixture.library, 'b.wav', ['первая']);
  const next = fixture.library.transcripts.begin(first.recordingId, 'whisper.cpp 2');
  commit(next.transcriptId, 30_000, 'вторая');
  expect(fixture.library.recordings.get(first.recordingId).transcriptId).toBe(first.transcriptId);
  fixture.library.transcripts.finish(next.transcriptId, { durationMs: 31_000, sha256: 'new', warnings: [] });
  expect(fixture.library.recordings.get(first.recordingId)).toMatchObject({
    transcriptId: next.transcriptId,
    state: 'done',
    progress: null,
    durationMs: 31_000,
  });
  expect(fixture.library.transcripts.get(next.transcriptId)).toEqual({
    transcriptId: next.transcriptId,
    recordingId: first.recordingId,
    recordingName: 'b.wav',
    durationMs: 31_000,
    sha256: 'new',
    engine: 'whisper.cpp 2',
    modelId: 'demo',
    language: 'ru',
    sound: { track: null, eachChannel: false },
  });
});

it('finishing keeps the warnings and ends the job', () => {
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  const warnings = [{ kind: 'incomplete', decodedMs: 10_000, declaredMs: 20_000 }, { kind: 'demo-model' }] as const;
  fixture.library.transcripts.finish(transcriptId, { durationMs: 10_000, sha256: 'x', warnings });
  expect(fixture.reopen().recordings.get(recordingId)).toMatchObject({ state: 'done', warnings });
  expect(fixture.library.jobs.nextWaiting()).toBeNull();
});

it('a window that fails leaves nothing behind', () => {
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  commit(transcriptId, 60_000, 'раз');
  expect(() => commit(transcriptId, 30_000, 'назад')).toThrow('go back');
  const notText = { ...sampleSegment(60_000, 'x'), text: null as unknown as string, words: [] };
  const window = { transcriptId, resumeMs: 90_000, language: 'ru', segments: [sampleSegment(60_000, 'два'), notText] };
  expect(() => fixture.library.transcripts.commitWindow(window)).toThrow();
  expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 9 }).total).toBe(1);
  expect(fixture.library.jobs.get(recordingId).resumeMs).toBe(60_000);
  commit(transcriptId, 90_000, 'два');
  expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 9 }).rows.map(({ text }) => text)).toEqual([
    'раз',
    'два',
  ]);
});

it('a finished or unknown transcript takes no more text', () => {
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  fixture.library.transcripts.finish(transcriptId, { durationMs: 1, sha256: 'x', warnings: [] });
  expect(() => commit(transcriptId, 30_000, 'раз')).toThrow('complete');
  expect(() => commit(99, 30_000, 'раз')).toThrow('not-found');
  expect(() => fixture.library.transcripts.get(99)).toThrow('not-found');
  expect(() => fixture.library.transcripts.begin(99)).toThrow('not-found');
});

it('a failure is kept with its sentence until the job resumes', () => {
  const failure = { code: 'not-audio', params: { name: 'a.wav' } } as const;
  fixture.library.jobs.setState(recordingId, 'failed', failure);
  expect(fixture.reopen().recordings.get(recordingId)).toMatchObject({ state: 'failed', failure });
  expect(fixture.library.jobs.nextWaiting()).toBeNull();
  fixture.library.jobs.setState(recordingId, 'waiting');
  expect(fixture.library.recordings.get(recordingId)).toMatchObject({ state: 'waiting', failure: null });
  expect(() => fixture.library.jobs.setState(99, 'paused')).toThrow('not-found');
  expect(() => fixture.library.jobs.get(99)).toThrow('not-found');
});

it('settings are kept, and a value that no longer fits falls back to its default', () => {
  expect(fixture.library.settings.set({ threads: 3, prompt: 'Ёлкин' })).toMatchObject({ threads: 3, prompt: 'Ёлкин' });
  fixture.library.index.database.exec(`UPDATE setting SET value = '-5' WHERE key = 'threads'`);
  fixture.library.index.database.exec(`INSERT INTO setting VALUES ('gone', '1')`);
  expect(fixture.reopen().settings.get()).toMatchObject({ threads: null, prompt: 'Ёлкин', modelId: 'demo' });
});

it('marks, languages and first readings are kept with their segments, and survive an edit', () => {
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  const firstReading = { text: 'раз раз раз', marks: ['repeated', 'unsure'] } as const;
  const [first, second] = fixture.library.transcripts.commitWindow({
    transcriptId,
    resumeMs: 30_000,
    language: 'ru',
    segments: [
      { ...sampleSegment(0, 'раз'), marks: ['unsure'], firstReading, language: 'en' },
      sampleSegment(4000, 'два'),
    ],
  });
  expect(first).toMatchObject({ marks: ['unsure'], hasFirstReading: true, language: 'en' });
  expect(second).toMatchObject({ marks: [], hasFirstReading: false, language: null });
  const edited = fixture.library.edits.setText(first!.id, 'один').segment;
  expect(edited).toMatchObject({
    text: 'один',
    isEdited: true,
    marks: ['unsure'],
    hasFirstReading: true,
    language: 'en',
  });
  const library = fixture.reopen();
  expect(library.segments.list(transcriptId, { offset: 0, limit: 9 }).rows).toEqual([edited, second]);
  expect(library.segments.firstReading(first!.id)).toEqual(firstReading);
  expect(library.segments.firstReading(second!.id)).toBeNull();
});

it('where speech was found and the language are kept with the finished transcript', () => {
  const { transcriptId } = fixture.library.transcripts.begin(recordingId);
  const window = { transcriptId, resumeMs: 30_000, language: 'ru', segments: [] };
  for (const probability of [0.97, 0.5]) {
    fixture.library.transcripts.commitWindow({ ...window, detected: { code: 'ru', probability } });
  }
  expect(fixture.library.transcripts.speech(transcriptId)).toBeNull();
  const speech = { detector: 'built-in', edgesMs: [320, 4810, 86_399_000, 86_400_000] } as const;
  fixture.library.transcripts.finish(transcriptId, { durationMs: 1, sha256: 'x', warnings: [], speech });
  expect(fixture.reopen().transcripts.speech(transcriptId)).toEqual({
    ...speech,
    language: { code: 'ru', probability: 0.97 },
  });
  expect(() => fixture.library.transcripts.speech(99)).toThrow('not-found');
});
