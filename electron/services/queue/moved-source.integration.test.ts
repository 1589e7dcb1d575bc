import { appendFileSync, copyFileSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'moved-'));
/** Long enough to be paused within, and no longer. */
const interview = path.join(folder, 'interview.wav');
beforeAll(() => {
  const whole = path.resolve('resources/samples/interview.wav');
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-t', '75', '-i', whole, interview]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let app: TestServices;
beforeEach(async () => {
  app = await testServices();
});
afterEach(() => app.end());
const inDir = (name: string) => path.join(app.dir, name);

/** Transcribes until some text is saved, and pauses there. */
async function begin(file: string): Promise<number> {
  copyFileSync(interview, file);
  const { added } = await app.services['recordings.add']({ paths: [file] });
  const { id } = added[0]!;
  app.start();
  await expect.poll(() => app.library.jobs.get(id).resumeMs, { timeout: 60_000, interval: 10 }).toBeGreaterThan(0);
  await app.services['jobs.pause']({ recordingId: id });
  return id;
}

test('a file that was moved is asked for, found, and its text resumes where it was', async () => {
  const id = await begin(inDir('a.wav'));
  const { resumeMs } = app.library.jobs.get(id);
  const { transcriptId } = app.library.recordings.get(id);
  renameSync(inDir('a.wav'), inDir('b.wav'));
  await app.services['jobs.resume']({ recordingId: id });
  expect(await app.until(id, ['failed'])).toMatchObject({ failure: { code: 'file-missing' } });
  expect(app.library.jobs.get(id).resumeMs).toBe(resumeMs);

  writeFileSync(inDir('other.wav'), 'RIFF of another recording');
  const locate = (file: string) => app.services['recordings.locate']({ recordingId: id, path: inDir(file) });
  await expect(locate('other.wav')).rejects.toMatchObject({ code: 'source-changed' });
  await expect(locate('a.wav')).rejects.toMatchObject({ code: 'file-missing' });
  expect(app.library.recordings.get(id)).toMatchObject({ state: 'failed', path: inDir('a.wav') });
  const found = await locate('b.wav');
  expect(found).toMatchObject({ path: inDir('b.wav'), transcriptId });
  expect(await app.until(id, ['done', 'failed'])).toMatchObject({ state: 'done', failure: null });
  expect(app.library.recordings.get(id).transcriptId).toBe(transcriptId);
});

test('a file that changed under its text is refused, also when it comes back, until it is the old one', async () => {
  const id = await begin(inDir('a.wav'));
  appendFileSync(inDir('a.wav'), Buffer.alloc(4096, 7));
  await app.services['jobs.resume']({ recordingId: id });
  expect(await app.until(id, ['failed', 'done'])).toMatchObject({ failure: { code: 'source-changed' } });
  copyFileSync(interview, inDir('a.wav'));
  await app.services['recordings.locate']({ recordingId: id, path: inDir('a.wav') });
  expect(await app.until(id, ['failed', 'done'])).toMatchObject({ state: 'done' });
});

test('a file that is written to while it is transcribed does not become a finished text', async () => {
  copyFileSync(interview, inDir('a.wav'));
  const { added } = await app.services['recordings.add']({ paths: [inDir('a.wav')] });
  const { id } = added[0]!;
  app.start();
  await expect.poll(() => app.library.jobs.get(id).resumeMs, { timeout: 60_000, interval: 10 }).toBeGreaterThan(0);
  appendFileSync(inDir('a.wav'), Buffer.alloc(2));
  expect(await app.until(id, ['failed', 'done'])).toMatchObject({ failure: { code: 'file-growing' } });
});

test('a file that was still being copied when it was added is taken as it is now', async () => {
  writeFileSync(inDir('a.wav'), 'the beginning');
  const { added } = await app.services['recordings.add']({ paths: [inDir('a.wav')] });
  rmSync(inDir('a.wav'));
  copyFileSync(path.resolve('tests/fixtures/speech/short06.wav'), inDir('a.wav'));
  app.start();
  expect(await app.until(added[0]!.id, ['failed', 'done'])).toMatchObject({ state: 'done' });
  expect(app.library.recordings.source(added[0]!.id).sizeBytes).toBe(statSync(inDir('a.wav')).size);
});
