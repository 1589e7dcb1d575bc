import {
  appendFileSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

let app: TestServices;
beforeEach(async () => {
  app = await testServices();
});
afterEach(() => app.end());

const seconds = 100;
const bytesPerSecond = 32_000;
const inDir = (name: string) => path.join(app.dir, name);
const add = (...names: string[]) => app.services['recordings.add']({ paths: names.map(inDir) });

/** 3.2 MB of silence with samples of `mark` or speech in the middle, where the quick hash does not look. */
function wav(name: string, middle: number | string = 0): string {
  const data = Buffer.alloc(seconds * bytesPerSecond);
  const at = 45 * bytesPerSecond;
  if (typeof middle === 'number') data.fill(middle, at, at + 64);
  else readFileSync(path.resolve('tests/fixtures/speech', middle)).copy(data, at, 44);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  [16, 0x0001_0001, 16_000, 32_000, 0x0010_0002].forEach((value, nth) => head.writeUInt32LE(value, 16 + 4 * nth));
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  const file = inDir(name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.concat([head, data]));
  return file;
}

const done = async (name: string) => {
  const [recording] = await app.transcribe(inDir(name));
  expect(recording).toMatchObject({ state: 'done' });
  return recording!;
};

test('two recordings that differ only where samples do not look have each their own text', async () => {
  wav('a.wav', 'short03.wav');
  wav('b.wav', 'short07.wav');
  const a = await done('a.wav');
  const b = await done('b.wav');
  expect(b.id).not.toBe(a.id);
  expect(app.text(a.id).length).toBeGreaterThan(10);
  expect(app.text(b.id)).not.toBe(app.text(a.id));
});

test('files of one call that look alike are compared whole', async () => {
  wav('a.wav', 1);
  wav('b.wav', 2);
  wav('c.wav', 1);
  const { added, copies, alreadyThere } = await add('a.wav', 'b.wav', 'c.wav');
  expect(added.map(({ name }) => name)).toEqual(['a.wav', 'b.wav']);
  expect(alreadyThere).toEqual([]);
  expect(copies).toEqual([{ path: inDir('c.wav'), recordingId: added[0]!.id, name: 'a.wav', isMoved: false }]);
  expect(app.library.recordings.seenFiles(added[0]!.id).map((seen) => seen.path)).toEqual([
    inDir('a.wav'),
    inDir('c.wav'),
  ]);
});

test('another content at the same path, with the same size, samples and time of writing, is a recording of its own', async () => {
  const file = wav('a.wav', 1);
  const { atime, mtime } = statSync(file);
  const first = await done('a.wav');
  expect((await add('a.wav')).alreadyThere.map(({ id }) => id)).toEqual([first.id]);
  wav('a.wav', 2);
  utimesSync(file, atime, mtime);
  const { added, alreadyThere } = await add('a.wav');
  expect(alreadyThere).toEqual([]);
  expect(added).toHaveLength(1);
  // What is played is what was transcribed, or nothing.
  expect(await app.locateMedia(first.mediaKey, 'audio')).toBeNull();
  expect(await app.locateMedia(first.mediaKey, 'proxy')).toBeNull();
  expect(await app.locateMedia(added[0]!.mediaKey, 'audio')).toBe(file);
});

test('the same content under other names is reported: a copy, a hard link, a symbolic link, and the file itself', async () => {
  const first = await done(path.basename(wav('a.wav', 1)));
  copyFileSync(inDir('a.wav'), inDir('copy.wav'));
  linkSync(inDir('a.wav'), inDir('hard.wav'));
  symlinkSync(inDir('a.wav'), inDir('soft.wav'));
  for (const name of ['copy.wav', 'hard.wav', 'soft.wav']) {
    const { added, copies, alreadyThere } = await add(name);
    expect(added).toEqual([]);
    expect(copies).toEqual([{ path: inDir(name), recordingId: first.id, name: 'a.wav', isMoved: false }]);
    expect(alreadyThere.map(({ id }) => id)).toEqual([first.id]);
  }
  expect((await add('a.wav')).copies).toEqual([]);
  expect(app.library.recordings.get(first.id).path).toBe(inDir('a.wav'));
});

test('a file that was moved is taken where it is, also when another content took its old place', async () => {
  wav('a.wav', 1);
  const first = await done('a.wav');
  renameSync(inDir('a.wav'), inDir('b.wav'));
  expect((await add('b.wav')).copies).toMatchObject([{ recordingId: first.id, isMoved: true }]);
  expect(app.library.recordings.get(first.id)).toMatchObject({ path: inDir('b.wav'), state: 'done' });
  renameSync(inDir('b.wav'), inDir('c.wav'));
  wav('b.wav', 2);
  expect((await add('c.wav')).copies).toMatchObject([{ recordingId: first.id, isMoved: true }]);
  expect(await app.locateMedia(first.mediaKey, 'audio')).toBe(inDir('c.wav'));
});

test('a finished recording stays finished when a second run fails, and the failure is reported', async () => {
  wav('a.wav', 'short03.wav');
  const first = await done('a.wav');
  const text = app.text(first.id);
  wav('a.wav', 'short07.wav');
  await app.services['jobs.retry']({ recordingId: first.id });
  await expect.poll(() => app.library.recordings.get(first.id).failure?.code).toBe('source-changed');
  expect(app.library.recordings.get(first.id)).toMatchObject({ state: 'done', transcriptId: first.transcriptId });
  rmSync(inDir('a.wav'));
  await app.services['jobs.retry']({ recordingId: first.id });
  await expect.poll(() => app.library.recordings.get(first.id).failure?.code).toBe('file-missing');
  expect(app.library.recordings.get(first.id).state).toBe('done');
  wav('b.wav', 'short03.wav');
  const found = await app.services['recordings.locate']({ recordingId: first.id, path: inDir('b.wav') });
  expect(found).toMatchObject({ state: 'done', failure: null, path: inDir('b.wav') });
  expect(app.text(first.id)).toBe(text);
});

test('a file that is still being written is said to be, and transcribed whole when it is finished', async () => {
  const whole = readFileSync(wav('whole.wav', 'short03.wav'));
  const file = inDir('growing.wav');
  writeFileSync(file, whole.subarray(0, 1_000_000));
  const { added } = await app.services['recordings.add']({ paths: [file] });
  const { id } = added[0]!;
  let bytes = 1_000_000;
  const writing = setInterval(() => {
    appendFileSync(file, whole.subarray(bytes, bytes + 20_000));
    bytes += 20_000;
  }, 50);
  app.start();
  expect(await app.until(id, ['failed', 'done'])).toMatchObject({ failure: { code: 'file-growing' } });
  expect(app.text(id)).toBe('');
  clearInterval(writing);
  writeFileSync(file, whole);
  rmSync(inDir('whole.wav'));
  if (added.length === 0) return;
  await app.services['jobs.retry']({ recordingId: added[0]!.id });
  expect(await app.until(added[0]!.id, ['failed', 'done'])).toMatchObject({
    state: 'done',
    durationMs: seconds * 1000,
  });
});

test('a file that is cut off and filled again while it is transcribed does not become a finished text', async () => {
  const file = wav('a.wav', 'short03.wav');
  const whole = readFileSync(file);
  const { added } = await add('a.wav');
  app.events.on((event) => {
    if (event.name !== 'job.progressed') return;
    truncateSync(file, 1000);
    writeFileSync(file, whole);
  });
  app.start();
  const { id } = added[0]!;
  expect(await app.until(id, ['failed', 'done'])).toMatchObject({ state: 'failed', failure: { code: 'file-growing' } });
});

test('a file that is moved while it is transcribed was read whole', async () => {
  wav('a.wav', 'short03.wav');
  const { added } = await add('a.wav');
  let isMoved = false;
  app.events.on((event) => {
    if (event.name === 'segments.added' && !isMoved) renameSync(inDir('a.wav'), inDir('b.wav'));
    if (event.name === 'segments.added') isMoved = true;
  });
  app.start();
  expect(await app.until(added[0]!.id, ['failed', 'done'])).toMatchObject({ state: 'done', failure: null });
  expect((await add('b.wav')).copies).toMatchObject([{ isMoved: true }]);
});

test('waveform and sound of a file that was exchanged before its turn are not those of the new one', async () => {
  wav('a.wav', 1);
  const [before] = (await add('a.wav')).added;
  expect(await app.locateMedia(before!.mediaKey, 'proxy')).not.toBeNull();
  wav('a.wav', 2);
  app.start();
  const after = await app.until(before!.id, ['done', 'failed']);
  expect(after.state).toBe('done');
  expect(after.mediaKey).not.toBe(before!.mediaKey);
  expect(await app.locateMedia(after.mediaKey, 'peaks')).not.toBeNull();
  expect(await app.locateMedia(before!.mediaKey, 'peaks')).toBeNull();
});

test('missing files are grouped by folder or drive, and found beneath another one by content whatever their names', async () => {
  for (const [nth, name] of ['drive/x/1.wav', 'drive/x/2.wav', 'drive/y/3.wav', 'here/4.wav'].entries()) wav(name, nth);
  const { added } = await app.services['recordings.add']({ paths: [inDir('drive'), inDir('here')] });
  const [a, b, c, d] = added.map(({ id }) => id);
  expect(await app.services['recordings.missing']({})).toEqual([]);
  await app.transcribe(inDir('drive/x/1.wav'));
  renameSync(inDir('drive'), inDir('moved'));
  rmSync(inDir('here/4.wav'));
  expect(await app.services['recordings.missing']({})).toEqual([
    { folder: inDir('drive'), recordingIds: [a, b, c] },
    { folder: inDir('here'), recordingIds: [d] },
  ]);
  renameSync(inDir('moved/x/1.wav'), inDir('moved/renamed.wav'));
  wav('moved/decoy/2.wav', 77);
  const found = await app.services['recordings.locateFolder']({ path: inDir('moved') });
  expect(found).toEqual({ foundIds: [a, b, c], missingCount: 1 });
  expect(app.library.recordings.get(a!).path).toBe(inDir('moved/renamed.wav'));
  expect(app.library.recordings.get(b!).path).toBe(inDir('moved/x/2.wav'));
  const locate = (place: string) => app.services['recordings.locate']({ recordingId: d!, path: inDir(place) });
  await expect(locate('moved')).rejects.toMatchObject({ code: 'not-in-folder' });
  wav('back/deep/4.wav', 3);
  expect((await locate('back')).path).toBe(inDir('back/deep/4.wav'));
});

test('what failed for want of its file is queued again once the drive is there', async () => {
  wav('drive/a.wav', 1);
  wav('drive/b.wav', 2);
  const { added } = await app.services['recordings.add']({ paths: [inDir('drive')] });
  renameSync(inDir('drive'), inDir('off'));
  app.start();
  for (const { id } of added) {
    expect(await app.until(id, ['failed'])).toMatchObject({ failure: { code: 'file-missing' } });
  }
  expect(await app.services['recordings.retryMissing']({})).toBe(0);
  renameSync(inDir('off'), inDir('drive'));
  expect(await app.services['recordings.retryMissing']({})).toBe(2);
  for (const { id } of added) expect((await app.until(id, ['done', 'failed'])).state).toBe('done');
});

test('an upload of what is there already, or of a text, leaves no copy behind', async () => {
  const [first] = (await add(path.basename(wav('a.wav', 1)))).added;
  const upload = (name: string) => path.join(app.library.dir, 'incoming', name, name);
  for (const name of ['a.wav', 'notes.txt']) mkdirSync(path.dirname(upload(name)), { recursive: true });
  copyFileSync(inDir('a.wav'), upload('a.wav'));
  writeFileSync(upload('notes.txt'), 'Call her back on Monday.\n');
  const result = await app.services['recordings.add']({ paths: [upload('a.wav'), upload('notes.txt')] });
  expect(result.copies).toMatchObject([{ recordingId: first!.id, isMoved: false }]);
  expect(result.refused).toMatchObject([{ failure: { code: 'not-audio' } }]);
  for (const name of ['a.wav', 'notes.txt']) expect(() => statSync(upload(name))).toThrow('ENOENT');
});
