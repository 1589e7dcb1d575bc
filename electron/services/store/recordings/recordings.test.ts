import { expect, it } from 'vitest';
import { addTranscript, sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';

const fixture = useTestLibrary();

const list = (bin = false) => fixture.library.recordings.list({ offset: 0, limit: 200, bin });

it('a new recording waits in the queue and knows its model', () => {
  const [added] = fixture.library.recordings.add([sampleRecording('a.wav')], sampleOptions);
  expect(added).toMatchObject({ name: 'a.wav', state: 'waiting', modelId: 'demo', progress: null, transcriptId: null });
  expect(added!.mediaKey).toMatch(/^[0-9a-f]{32}$/);
  expect(fixture.library.recordings.get(added!.id)).toEqual(added);
  expect(fixture.library.recordings.byMediaKey(added!.mediaKey)).toEqual({
    recordingId: added!.id,
    path: '/recordings/a.wav',
    track: null,
    channels: null,
  });
  expect(fixture.library.recordings.byMediaKey('nobody')).toBeNull();
});

it('lists the newest first, in pages without duplicates or holes', () => {
  const names = Array.from({ length: 45 }, (_, index) => `${index}.wav`);
  fixture.library.recordings.add(names.map(sampleRecording), sampleOptions);
  const pages = [0, 20, 40].map((offset) => fixture.library.recordings.list({ offset, limit: 20, bin: false }));
  expect(pages.flatMap(({ rows }) => rows.map(({ name }) => name))).toEqual(names.toReversed());
  expect(pages[0]!.total).toBe(45);
});

it('thousands of recordings are added in one call', () => {
  const many = Array.from({ length: 3000 }, (_, index) => sampleRecording(`${index}.wav`));
  const added = fixture.library.recordings.add(many, sampleOptions);
  expect(added.map(({ name }) => name)).toEqual(many.map(({ name }) => name));
  expect(new Set(added.map(({ mediaKey }) => mediaKey)).size).toBe(many.length);
  expect(list().total).toBe(many.length);
  expect(fixture.reopen().jobs.nextWaiting()?.recordingId).toBe(added[0]!.id);
});

it('adding nothing adds nothing', () => {
  expect(fixture.library.recordings.add([], sampleOptions)).toEqual([]);
});

it('the bin takes a recording out of the list and the queue; restoring brings it back as it was', () => {
  const [a, b] = fixture.library.recordings.add([sampleRecording('a'), sampleRecording('b')], sampleOptions);
  fixture.library.recordings.remove([a!.id]);
  expect(list().rows.map(({ name }) => name)).toEqual(['b']);
  expect(list(true).rows).toMatchObject([{ name: 'a', state: 'waiting' }]);
  expect(list(true).rows[0]!.removedAtMs).not.toBeNull();
  expect(fixture.library.jobs.nextWaiting()?.recordingId).toBe(b!.id);
  fixture.library.recordings.restore([a!.id]);
  expect(list().total).toBe(2);
  expect(list(true).total).toBe(0);
  expect(list().rows[1]).toMatchObject({ state: 'waiting', removedAtMs: null });
});

it('a finished recording stays done in the bin', () => {
  const { recordingId } = addTranscript(fixture.library, 'a', ['слово']);
  fixture.library.recordings.remove([recordingId]);
  expect(list(true).rows[0]!.state).toBe('done');
});

it('recordings that may be the same file are found by size and quick hash, newest first, and not in the bin', () => {
  const { recordings } = fixture.library;
  const [a] = recordings.add([{ ...sampleRecording('a'), stamp: '1000 1 1 1' }], sampleOptions);
  const find = (sizeBytes: number, quickHash: string) => recordings.candidates({ sizeBytes, quickHash });
  expect(find(1000, 'a')).toEqual([
    {
      recordingId: a!.id,
      path: '/recordings/a',
      sizeBytes: 1000,
      quickHash: 'a',
      sha256: null,
      stamp: '1000 1 1 1',
      hasText: false,
    },
  ]);
  expect(find(1001, 'a')).toEqual([]);
  expect(find(1000, 'b')).toEqual([]);
  const [b] = recordings.add([{ ...sampleRecording('a'), path: '/other/a' }], sampleOptions);
  expect(find(1000, 'a').map(({ recordingId }) => recordingId)).toEqual([b!.id, a!.id]);
  recordings.remove([a!.id]);
  expect(find(1000, 'a').map(({ recordingId }) => recordingId)).toEqual([b!.id]);
});

it('the paths where the content was seen are kept, until it is another content', () => {
  const [a] = fixture.library.recordings.add([sampleRecording('a')], sampleOptions);
  const { id, mediaKey } = a!;
  fixture.library.recordings.noteSeen(id, { path: '/copies/a', stamp: '1 2 3 4' });
  fixture.library.recordings.noteSeen(id, { path: '/copies/a', stamp: '1 2 3 5' });
  const moved = { path: '/moved/a', sizeBytes: 1000, quickHash: 'a' };
  fixture.library.recordings.setSource(id, { ...moved, stamp: '9 9 9 9' });
  expect(fixture.reopen().recordings.seenFiles(id)).toEqual([
    { path: '/recordings/a', stamp: '' },
    { path: '/copies/a', stamp: '1 2 3 5' },
    { path: '/moved/a', stamp: '9 9 9 9' },
  ]);
  expect(fixture.library.recordings.get(id).mediaKey).toBe(mediaKey);
  fixture.library.recordings.setSha256(id, 'hash');
  fixture.library.recordings.setSource(id, { ...moved, quickHash: 'b', isOther: true });
  expect(fixture.library.recordings.seenFiles(id)).toEqual([{ path: '/moved/a', stamp: '' }]);
  expect(fixture.library.recordings.source(id).sha256).toBeNull();
  expect(fixture.library.recordings.get(id).mediaKey).not.toBe(mediaKey);
});

it('keeps what the container says, and what the file was when it was added', () => {
  const [a] = fixture.library.recordings.add([sampleRecording('a')], sampleOptions);
  fixture.library.recordings.setMedia(a!.id, { durationMs: 7000, hasVideo: true });
  expect(fixture.reopen().recordings.get(a!.id)).toMatchObject({ durationMs: 7000, hasVideo: true });
  expect(fixture.library.recordings.source(a!.id)).toEqual({
    path: '/recordings/a',
    sizeBytes: 1000,
    quickHash: 'a',
    sha256: null,
  });
});

it('an unknown recording is not found', () => {
  const { recordings } = fixture.library;
  expect(() => recordings.get(5)).toThrow('not-found');
  expect(() => recordings.source(5)).toThrow('not-found');
  expect(() => recordings.setMedia(5, { durationMs: 1, hasVideo: false })).toThrow('not-found');
});

it('the sound of a recording is that of the track its text was made of', () => {
  const { recordings, jobs, transcripts, versions } = fixture.library;
  const [added] = recordings.add([sampleRecording('film.mkv')], sampleOptions);
  const make = (track: number | null) => {
    const sound = track === null ? undefined : { track, eachChannel: false };
    jobs.setOptions(added!.id, { ...sampleOptions, ...(sound && { sound }) });
    const { transcriptId } = transcripts.begin(added!.id);
    transcripts.finish(transcriptId, { durationMs: 1000, sha256: 'sha', warnings: [] });
    return transcriptId;
  };
  const key = () => recordings.get(added!.id).mediaKey;
  const first = make(null);
  const plain = key();
  make(1);
  expect(key()).toBe(`${plain}-1`);
  expect(recordings.byMediaKey(key())).toMatchObject({ recordingId: added!.id, track: 1 });
  make(12);
  expect(recordings.byMediaKey(key())).toMatchObject({ recordingId: added!.id, track: 12 });
  versions.use(first);
  expect(key()).toBe(plain);
});
