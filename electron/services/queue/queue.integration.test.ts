import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hash } from 'node:crypto';
import path from 'node:path';
import type { Recording } from '#shared/recording.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';

const speech = path.resolve('tests/fixtures/speech');
const interview = path.resolve('resources/samples/interview.wav');
const interviewFile = () => ({
  sha256: hash('sha256', readFileSync(interview), 'hex'),
  mtimeMs: statSync(interview).mtimeMs,
});
/** The interview, transcribed once in one go: what others are compared with. */
let unbroken: {
  readonly app: TestServices;
  readonly recording: Recording;
  readonly before: ReturnType<typeof interviewFile>;
};
beforeAll(async () => {
  const before = interviewFile();
  const whole = await testServices();
  const [recording] = await whole.transcribe(interview);
  unbroken = { app: whole, recording: recording!, before };
});
afterAll(() => unbroken.app.end());

let app: TestServices;
beforeEach(async () => {
  app = await testServices();
});
afterEach(() => app.end());

const ff = (args: string, file: string) =>
  execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args.split(' '), path.join(app.dir, file)]);
const inDir = (name: string) => path.join(app.dir, name);

test('a bad file fails with its reason and the queue continues', async () => {
  writeFileSync(inDir('text.wav'), 'not audio at all\n'.repeat(20));
  const recordings = await app.transcribe(inDir('text.wav'), path.join(speech, 'short01.wav'));
  expect(recordings.map((recording) => [recording.state, recording.failure?.code])).toEqual([
    ['failed', 'not-audio'],
    ['done', undefined],
  ]);
});

test('files that cannot be added are refused one by one, the rest is added', async () => {
  writeFileSync(inDir('empty.wav'), '');
  const paths = [
    inDir('empty.wav'),
    inDir('missing.wav'),
    path.join(speech, 'short01.wav'),
    path.join(speech, 'short01.wav'),
  ];
  const { added, refused } = await app.services['recordings.add']({ paths });
  expect(added.map((recording) => recording.name)).toEqual(['short01.wav']);
  expect(refused.map((one) => one.failure.code)).toEqual(['file-empty', 'file-missing']);
});

test('the queue counts what waits and what is paused, without the bin', async () => {
  const paths = ['short06.wav', 'short07.wav', 'short08.wav'].map((name) => path.join(speech, name));
  const { added } = await app.services['recordings.add']({ paths });
  await app.services['jobs.pause']({ recordingId: added[0]!.id });
  expect(await app.services['jobs.counts']({})).toEqual({
    waiting: 2,
    paused: 1,
    ahead: [{ modelId: 'demo', audioMs: expect.any(Number) as number, unknownCount: expect.any(Number) as number }],
    longest: null,
  });
  await app.services['recordings.remove']({ recordingIds: [added[1]!.id] });
  expect(await app.services['jobs.counts']({})).toMatchObject({ waiting: 1, paused: 1 });
});

test('a folder adds its recordings; the same file again is shown, not added twice', async () => {
  for (const name of ['short06.wav', 'short07.wav']) copyFileSync(path.join(speech, name), inDir(name));
  writeFileSync(inDir('notes.txt'), 'x');
  const first = await app.services['recordings.add']({ paths: [app.dir] });
  expect(first.added.map((recording) => recording.name).toSorted()).toEqual(['short06.wav', 'short07.wav']);
  const again = await app.services['recordings.add']({ paths: [path.join(speech, 'short07.wav')] });
  expect(again.added).toEqual([]);
  expect(again.alreadyThere.map((recording) => recording.name)).toEqual(['short07.wav']);
});

test('text arrives while it is recognised, with the position, the speed and the time left', () => {
  const { recording, app: whole } = unbroken;
  const added = whole.emitted.filter((event) => event.name === 'segments.added');
  expect(added.length).toBeGreaterThanOrEqual(4);
  const progress = whole.emitted.flatMap((event) => (event.name === 'job.progressed' ? [event.data.progress] : []));
  expect(progress.map((at) => at.doneMs)).toEqual(progress.map((at) => at.doneMs).toSorted((a, b) => a - b));
  expect(progress.at(-1)!.doneMs).toBeLessThanOrEqual(progress.at(-1)!.totalMs!);
  expect(progress.some((at) => at.speed !== null && at.leftMs !== null)).toBe(true);
  expect(recording.segmentCount).toBe(added.flatMap((event) => event.data.segments).length);
});

test('what is recognised of a window is reported before the window is saved, at its place in the recording', () => {
  const { emitted } = unbroken.app;
  const names = emitted.map((event) => event.name);
  expect(names.indexOf('segments.partial')).toBeGreaterThan(-1);
  expect(names.indexOf('segments.partial')).toBeLessThan(names.indexOf('segments.added'));
  let last: readonly { startMs: number; text: string }[] = [];
  for (const event of emitted) {
    if (event.name === 'segments.partial') last = [...event.data.segments];
    if (event.name !== 'segments.added') continue;
    const saved = event.data.segments.map(({ startMs, text }) => ({ startMs, text }));
    expect(last.map(({ startMs, text }) => ({ startMs, text }))).toEqual(saved);
  }
});

test('a few words to look at come first, before the first window is read, and are not saved as they are', () => {
  const { emitted } = unbroken.app;
  const [first] = emitted.flatMap((event) => (event.name === 'segments.partial' ? [event.data.segments] : []));
  expect(first!.length).toBeGreaterThan(0);
  expect(first!.at(-1)!.endMs).toBeLessThan(6000);
  expect(first![0]!.text).toContain('morning');
  const saved = emitted.flatMap((event) => (event.name === 'segments.added' ? event.data.segments : []));
  expect(saved[0]!.startMs).toBeLessThan(6000);
  expect(saved.map(({ id }) => id)).toHaveLength(new Set(saved.map(({ id }) => id)).size);
});

test('the source is only read, its SHA-256 is kept, and its waveform is there', async () => {
  const { recording, before, app: whole } = unbroken;
  expect(interviewFile()).toEqual(before);
  expect(whole.library.transcripts.get(recording.transcriptId!).sha256).toBe(before.sha256);
  const peaks = readFileSync((await whole.locateMedia(recording.mediaKey, 'peaks'))!);
  expect(peaks.length).toBe(Math.floor(recording.durationMs! / 20));
  expect(readdirSync(path.join(whole.dir, 'library', 'peaks'))).toEqual([`${recording.mediaKey}.bin`]);
});

test('a paused recording keeps its text and resumes at its cursor, to the same text as an unbroken run', async () => {
  const { added } = await app.services['recordings.add']({ paths: [interview] });
  const { id } = added[0]!;
  const paused = new Promise<void>((resolve) => {
    const off = app.events.on((event) => {
      if (event.name !== 'segments.added') return;
      off();
      void app.services['jobs.pause']({ recordingId: id }).then(() => resolve());
    });
  });
  app.queue.start();
  await paused;
  const half = app.library.recordings.get(id);
  expect(half.state).toBe('paused');
  expect(half.segmentCount).toBeGreaterThan(0);
  const cursorMs = app.library.jobs.get(id).resumeMs;
  app.queue.resume(id);
  const done = await app.until(id, ['done', 'failed']);
  const starts = app.emitted.flatMap((event) =>
    event.name === 'segments.added' ? event.data.segments.map((s) => s.startMs) : [],
  );
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  expect(starts.filter((startMs) => startMs >= cursorMs).length).toBeGreaterThan(0);
  expect(app.text(done.id)).toBe(unbroken.app.text(unbroken.recording.id));
});

test('cancelling stops at once, keeps what was recognised, and retrying completes it', async () => {
  ff(`-t 40 -i ${interview}`, 'cut.wav');
  const { added } = await app.services['recordings.add']({ paths: [inDir('cut.wav')] });
  const { id } = added[0]!;
  app.queue.start();
  await app.until(id, ['running']);
  await app.services['jobs.cancel']({ recordingId: id });
  expect(app.library.recordings.get(id).state).toBe('cancelled');
  await app.services['jobs.retry']({ recordingId: id });
  expect((await app.until(id, ['done', 'failed'])).state).toBe('done');
});

test('a truncated recording keeps its text and is marked incomplete', async () => {
  ff(`-i ${interview} -c:a aac -movflags +faststart`, 'cut.m4a');
  truncateSync(inDir('cut.m4a'), Math.floor(statSync(inDir('cut.m4a')).size / 2));
  const [recording] = await app.transcribe(inDir('cut.m4a'));
  expect(recording!.state).toBe('done');
  expect(recording!.warnings).toContainEqual(
    expect.objectContaining({ kind: 'incomplete', declaredMs: expect.closeTo(130_990, -3) }),
  );
  expect(app.text(recording!.id)).toContain('Good morning');
});

test.each([
  ['digital silence', '-f lavfi -i anullsrc=r=16000:cl=mono -t 40'],
  ['white noise', '-f lavfi -i anoisesrc=r=16000:a=0.03:d=40'],
  ['a constant offset', '-f lavfi -i aevalsrc=0.5:s=16000:d=5'],
])('%s is done with no invented word and says that no speech was found', async (_, how) => {
  ff(how, 'nothing.wav');
  const [recording] = await app.transcribe(inDir('nothing.wav'));
  expect(recording!.state).toBe('done');
  expect(app.text(recording!.id)).toBe('');
  expect(recording!.warnings).toContainEqual(expect.objectContaining({ kind: 'no-speech' }));
});

test('a source that went away fails with its reason and can be retried when it is back', async () => {
  copyFileSync(path.join(speech, 'short08.wav'), inDir('moved.wav'));
  const { added } = await app.services['recordings.add']({ paths: [inDir('moved.wav')] });
  rmSync(inDir('moved.wav'));
  app.queue.start();
  expect((await app.until(added[0]!.id, ['failed'])).failure).toEqual({
    code: 'file-missing',
    params: { name: 'moved.wav' },
  });
  copyFileSync(path.join(speech, 'short08.wav'), inDir('moved.wav'));
  await app.services['jobs.retry']({ recordingId: added[0]!.id });
  expect((await app.until(added[0]!.id, ['done'])).failure).toBeNull();
});

test('removing a recording stops it, hides it and its text, and restoring brings both back', async () => {
  const [recording] = await app.transcribe(path.join(speech, 'short01.wav'));
  const word = app.text(recording!.id).split(' ')[1]!;
  const found = async () => (await app.services['search.query']({ text: word, offset: 0, limit: 10 })).hits.length;
  expect(await found()).toBeGreaterThan(0);
  await app.services['recordings.remove']({ recordingIds: [recording!.id] });
  expect(await found()).toBe(0);
  expect(existsSync(path.join(speech, 'short01.wav'))).toBe(true);
  await app.services['recordings.restore']({ recordingIds: [recording!.id] });
  expect(await found()).toBeGreaterThan(0);
});

/** Services whose engine processes can be killed by the test. */
async function withWorkers(): Promise<{ services: TestServices; pids: number[] }> {
  const pids: number[] = [];
  const services = await testServices(undefined, () => {
    const worker = nodeEngineWorker();
    if (worker.pid !== undefined) pids.push(worker.pid);
    return worker;
  });
  return { services, pids };
}

test(
  'a crash of the engine costs time, not text: the window is transcribed again in a new process',
  { timeout: 180_000 },
  async () => {
    const { services, pids } = await withWorkers();
    const off = services.events.on((event) => {
      if (event.name !== 'segments.added') return;
      off();
      process.kill(pids.at(-1)!, 'SIGKILL');
    });
    const [recording] = await services.transcribe(interview);
    expect(recording!.state).toBe('done');
    expect(pids.length).toBeGreaterThanOrEqual(2);
    expect(services.text(recording!.id)).toBe(unbroken.app.text(unbroken.recording.id));
    await services.end();
  },
);

test('an engine that crashes every time ends the job with its reason, and the text so far is kept', async () => {
  const { services, pids } = await withWorkers();
  let isKilling = false;
  services.events.on((event) => {
    if (event.name === 'segments.added') isKilling = true;
  });
  const killer = setInterval(() => {
    const pid = pids.at(-1);
    if (isKilling && pid !== undefined) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // gone already
      }
    }
  }, 5);
  const [recording] = await services.transcribe(interview);
  clearInterval(killer);
  expect(recording).toMatchObject({ state: 'failed', failure: { code: 'engine-crashed' } });
  expect(recording!.segmentCount).toBeGreaterThan(0);
  await services.end();
});
