import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const interview = path.resolve('resources/samples/interview.wav');
const pcmOf = (channelCount: number, seconds: number, rateHz = 48_000) =>
  execFileSync(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      interview,
      '-t',
      String(seconds),
      '-ac',
      String(channelCount),
      '-ar',
      String(rateHz),
      '-f',
      's16le',
      '-',
    ],
    { maxBuffer: 100_000_000 },
  );
let mono: Buffer;
beforeAll(() => {
  mono = pcmOf(1, 36);
});

const open: TestServices[] = [];
async function services(): Promise<TestServices> {
  const app = await testServices();
  open.push(app);
  return app;
}
afterEach(async () => {
  for (const app of open.splice(0)) await app.end();
});

/** In pieces of a quarter of a second. */
async function speak(app: TestServices, recordingId: number, pcm: Buffer, from = 0, frameBytes = 2): Promise<number> {
  let frames = from;
  for (let at = from * frameBytes; at < pcm.length; at += 12_000 * frameBytes) {
    frames = await app.recorder.append(recordingId, at / frameBytes, pcm.subarray(at, at + 12_000 * frameBytes));
  }
  return frames;
}

const partials = ({ emitted }: TestServices) =>
  emitted.filter(
    (event): event is Extract<AppEvent, { name: 'segments.partial' }> => event.name === 'segments.partial',
  );

const segmentsOf = ({ library }: TestServices, recordingId: number) => {
  const { transcriptId } = library.recordings.get(recordingId);
  return transcriptId === null
    ? []
    : [...library.segments.iterate(transcriptId)].map(({ startMs, endMs, text, words }) => ({
        startMs,
        endMs,
        text,
        words,
      }));
};

test('what was recorded has the text and the sound of its file, and text to read while it was made', async () => {
  const app = await services();
  const { recordingId } = await app.recorder.start({ name: 'Call: 1/2', sampleRateHz: 48_000, channelCount: 1 });
  await speak(app, recordingId, mono.subarray(0, 48_000 * 2 * 12));
  await expect.poll(() => partials(app).length, { timeout: 60_000 }).toBeGreaterThan(0);
  await speak(app, recordingId, mono, 48_000 * 12);
  await app.recorder.stop(recordingId);
  const live = await app.until(recordingId, ['done', 'failed']);
  expect(live).toMatchObject({ state: 'done', name: 'Call: 1/2', durationMs: 36_000, failure: null });
  expect(live.warnings.map(({ kind }) => kind)).toEqual(['demo-model']);
  const { path: file } = live;
  expect(readFileSync(file).subarray(80).equals(mono)).toBe(true);
  expect(
    partials(app)
      .flatMap(({ data }) => data.segments)
      .some(({ text }) => /[a-z]{3}/i.test(text)),
  ).toBe(true);

  const other = await services();
  cpSync(file, path.join(other.dir, 'copy.wav'));
  const [fromFile] = await other.transcribe(path.join(other.dir, 'copy.wav'));
  expect(segmentsOf(app, recordingId).length).toBeGreaterThan(3);
  expect(segmentsOf(app, recordingId)).toEqual(segmentsOf(other, fromFile!.id));
});

test('pieces that are sent twice, late or too early change nothing, and nothing comes after the end', async () => {
  const app = await services();
  const { recordingId } = await app.recorder.start({ name: 'x', sampleRateHz: 48_000, channelCount: 1 });
  const piece = (second: number) => mono.subarray(second * 96_000, (second + 1) * 96_000);
  expect(await app.recorder.append(recordingId, 48_000, piece(1))).toBe(0);
  expect(await app.recorder.append(recordingId, 0, piece(0))).toBe(48_000);
  expect(await app.recorder.append(recordingId, 0, piece(0))).toBe(48_000);
  expect(await app.recorder.append(recordingId, 24_000, mono.subarray(48_000, 192_000))).toBe(96_000);
  expect(await app.recorder.append(recordingId, 96_000, Buffer.alloc(0))).toBe(96_000);
  await expect(app.recorder.start({ name: 'y', sampleRateHz: 48_000, channelCount: 1 })).rejects.toMatchObject({
    code: 'live-running',
  });
  const { path: file } = app.library.recordings.get(recordingId);
  await app.recorder.stop(recordingId);
  expect(readFileSync(file).subarray(80).equals(mono.subarray(0, 192_000))).toBe(true);
  await expect(app.recorder.append(recordingId, 96_000, piece(2))).rejects.toMatchObject({ code: 'live-over' });
  expect(statSync(file).size).toBe(80 + 192_000);
});

test('my voice and those of the others are two speakers', async () => {
  const app = await services();
  const seconds = 12;
  const both = pcmOf(2, seconds);
  // First I speak, then they do.
  for (let frame = 0; frame < seconds * 48_000; frame += 1)
    both.writeInt16LE(0, frame * 4 + (frame < seconds * 24_000 ? 2 : 0));
  const { recordingId } = await app.recorder.start({ name: 'Call', sampleRateHz: 48_000, channelCount: 2 });
  await speak(app, recordingId, both, 0, 4);
  await app.recorder.stop(recordingId);
  const done = await app.until(recordingId, ['done', 'failed']);
  const speakers = [...app.library.segments.iterate(done.transcriptId!)].map(({ speakerId }) => speakerId);
  expect(new Set(speakers).size).toBe(2);
});
