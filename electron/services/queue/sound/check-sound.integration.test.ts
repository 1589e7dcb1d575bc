import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recording } from '#shared/recording.ts';
import { sampleOptions } from '#services/library/library.fixture.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

let app: TestServices;
beforeAll(async () => {
  app = await testServices();
});
afterAll(() => app.end());

/** Eleven minutes of a voice, `gain` as loud. */
function eleven(name: string, gain: number): string {
  const file = path.join(app.dir, name);
  const voice = ['-stream_loop', '-1', '-i', path.resolve('tests/fixtures/speech/mixed01.wav')];
  execFileSync('ffmpeg', ['-v', 'error', ...voice, '-af', `volume=${gain}`, '-t', '660', '-c:a', 'pcm_s16le', file]);
  return file;
}

async function added(file: string): Promise<number> {
  const { added: recordings } = await app.services['recordings.add']({ paths: [file] });
  return recordings[0]!.id;
}

function checked(recordingId: number): Promise<Recording> {
  return new Promise((resolve) => {
    const look = () => {
      if (app.library.recordings.soundCheck(recordingId) === null) return;
      off();
      resolve(app.library.recordings.get(recordingId));
    };
    // What is fine is not reported.
    const timer = setInterval(look, 20);
    const offEvents = app.events.on(look);
    const off = () => {
      clearInterval(timer);
      offEvents();
    };
    look();
  });
}

const loudest = (file: string) => {
  const wav = readFileSync(file);
  return Array.from({ length: (wav.length - 44) >> 1 }, (_, i) => Math.abs(wav.readInt16LE(44 + 2 * i))).reduce(
    (a, b) => Math.max(a, b),
    0,
  );
};

test('a long quiet recording that waits says so, is played as it would be treated, and can be left as it is', async () => {
  const quiet = await checked(await added(eleven('тихо.wav', 0.03)));
  expect(quiet).toMatchObject({ state: 'waiting', durationMs: 660_000 });
  expect(quiet.soundCheck).toMatchObject({ faults: ['quiet'], treatments: ['level'] });
  const { startMs, endMs } = quiet.soundCheck!;
  const treated = await app.locateMedia(quiet.mediaKey, 'treated');
  const wav = readFileSync(treated!);
  expect((wav.length - 44) / 32).toBe(endMs - startMs);
  expect(loudest(treated!)).toBeGreaterThan(3000);

  const change = { recordingId: quiet.id, treatment: 'level' } as const;
  await app.services['jobs.setTreatment']({ ...change, isOn: false });
  expect(app.library.jobs.get(quiet.id).options.leavesLevel).toBe(true);
  expect(app.emitted.findLast(({ name }) => name === 'recording.changed')).toMatchObject({
    data: { recording: { soundCheck: { treatments: [] } } },
  });
  await app.services['jobs.setTreatment']({ ...change, isOn: true });
  expect(app.library.jobs.get(quiet.id).options).not.toHaveProperty('leavesLevel');
  await app.services['jobs.cancel']({ recordingId: quiet.id });
  await expect(app.services['jobs.setTreatment']({ ...change, isOn: false })).rejects.toMatchObject({
    params: { reason: 'recording-not-queued' },
  });
});

test('of a good recording nothing is said, and a short one is not checked', async () => {
  const short = path.resolve('tests/fixtures/speech/short06.wav');
  const { added: both } = await app.services['recordings.add']({ paths: [short, eleven('хорошо.wav', 1)] });
  const good = await checked(both[1]!.id);
  expect(good.soundCheck).toBeUndefined();
  expect(await app.locateMedia(good.mediaKey, 'treated')).toBeNull();
  expect(app.library.recordings.soundCheck(both[0]!.id)).toBeNull();
});

test('a job that runs already is restarted with what was chosen for it', async () => {
  const id = await added(eleven('идёт.wav', 0.4));
  const begun = (other: number | null) =>
    new Promise<number>((resolve) => {
      const look = () => {
        const { state, transcriptId } = app.library.jobs.get(id);
        if (state !== 'running' || transcriptId === null || transcriptId === other) return;
        off();
        resolve(transcriptId);
      };
      const off = app.events.on(look);
      look();
    });
  app.start();
  await app.services['jobs.move']({ recordingIds: [id], beforeId: null });
  for (const { id: one } of (await app.services['jobs.next']({ offset: 0, limit: 10 })).rows) {
    if (one !== id) await app.services['jobs.cancel']({ recordingId: one });
  }
  const running = app.queue.runningId();
  if (running !== null && running !== id) await app.services['jobs.cancel']({ recordingId: running });
  const first = await begun(null);
  await app.services['jobs.setTreatment']({ recordingId: id, treatment: 'peaks', isOn: true });
  expect(await begun(first)).not.toBe(first);
  expect(app.library.jobs.get(id).options.restoresPeaks).toBe(true);
  await app.services['jobs.cancel']({ recordingId: id });
});

test('what waited when the app was closed is listened to when it is opened again', async () => {
  const file = eleven('вчера.wav', 0.02);
  const dir = path.join(app.dir, 'вчера');
  const earlier = await testServices(dir, undefined, 'browser');
  const about = { name: 'вчера.wav', sizeBytes: 1, quickHash: 'x', durationMs: null, hasVideo: false };
  const [recording] = earlier.library.recordings.add([{ ...about, path: file }], sampleOptions);
  earlier.library.jobs.setState(recording!.id, 'paused');
  earlier.start();
  await expect
    .poll(() => earlier.library.recordings.get(recording!.id), { timeout: 60_000 })
    .toMatchObject({ durationMs: 660_000, state: 'paused', soundCheck: { faults: ['quiet'] } });
  await earlier.end();
});
