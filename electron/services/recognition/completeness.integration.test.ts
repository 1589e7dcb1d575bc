import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { SoundChoice } from '#shared/audio-track.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const speech = path.resolve('tests/fixtures/speech');
let app: TestServices;
beforeEach(async () => {
  app = await testServices();
});
afterEach(() => app.end());

const inDir = (name: string) => path.join(app.dir, name);
const ff = (...args: string[]) => execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args]);
/** A telephone recording: 12 s of the interview on the left, then a short recording on the right. */
const telephone = (file: string) =>
  ff(
    '-t',
    '12',
    '-i',
    path.resolve('resources/samples/interview.wav'),
    '-i',
    path.join(speech, 'short01.wav'),
    '-filter_complex',
    '[0]apad=pad_dur=12,atrim=0:24[l];[1]adelay=12500,apad,atrim=0:24[r];[l][r]join=inputs=2:channel_layout=stereo',
    file,
  );
const again = async (recordingId: number, sound: SoundChoice) =>
  await app.services['versions.make']({ recordingId, modelId: 'demo', preset: 'balanced', language: 'auto', sound });
const gapsOf = (transcriptId: number) => app.services['transcripts.gaps']({ transcriptId });
const textOf = (transcriptId: number) => [...app.library.segments.iterate(transcriptId)];

/** As if the engine had given no text between these times: rows are put into a new version without them. */
function withoutText(recordingId: number, fromMs: number, toMs: number): number {
  const { transcriptId } = app.library.recordings.get(recordingId);
  const kept = textOf(transcriptId!).filter(({ startMs, endMs }) => endMs <= fromMs || startMs >= toMs);
  const { options } = app.library.jobs.get(recordingId);
  const redo = { transcriptId: transcriptId!, startMs: fromMs, endMs: toMs };
  app.library.jobs.setOptions(recordingId, { ...options, redo });
  const version = app.library.transcripts.begin(recordingId).transcriptId;
  const durationMs = app.library.recordings.get(recordingId).durationMs!;
  app.library.transcripts.commitWindow({ transcriptId: version, resumeMs: durationMs, language: 'en', segments: kept });
  app.library.transcripts.finish(version, { durationMs, sha256: 'sha', warnings: [] });
  app.library.jobs.setOptions(recordingId, options);
  return version;
}

test('a whole text has no holes; a span that lost its text is transcribed again and the rest is taken over', async () => {
  const [recording] = await app.transcribe(path.resolve('resources/samples/interview.wav'));
  const { id, transcriptId } = recording!;
  expect(await gapsOf(transcriptId!)).toEqual([]);
  const whole = textOf(transcriptId!);
  const lost = whole.slice(10, 13);
  const span = { startMs: lost[0]!.startMs, endMs: lost.at(-1)!.endMs };
  const holed = withoutText(id, span.startMs, span.endMs);
  const before = textOf(holed).map(({ text }) => text);
  app.library.edits.setText(textOf(holed)[0]!.id, 'As a person wrote it.');

  await app.services['transcripts.retranscribe']({ transcriptId: holed, ...span });
  const redone = await app.until(id, ['done', 'failed']);
  expect(redone).toMatchObject({ state: 'done', failure: null });
  expect(redone.transcriptId).not.toBe(holed);
  const after = textOf(redone.transcriptId!);
  expect(after[0]!.text).toBe('As a person wrote it.');
  expect(after.map(({ startMs }) => startMs)).toEqual(after.map(({ startMs }) => startMs).toSorted((a, b) => a - b));
  const inside = after.filter(({ startMs, endMs }) => endMs > span.startMs && startMs < span.endMs);
  const words = (texts: readonly { text: string }[]) =>
    new Set(texts.flatMap(({ text }) => text.toLowerCase().match(/\w+/g) ?? []));
  const [wanted, got] = [words(lost), words(inside)];
  expect([...wanted].filter((word) => got.has(word)).length / wanted.size).toBeGreaterThan(0.7);
  const rest = after.filter((segment) => !inside.includes(segment)).map(({ text }) => text);
  expect(rest.slice(1)).toEqual(before.slice(1));
  // The earlier text stays as it was.
  expect(
    textOf(holed)
      .map(({ text }) => text)
      .slice(1),
  ).toEqual(before.slice(1));
  expect(await gapsOf(redone.transcriptId!)).toEqual([]);
});

test('a text is only completed when it is the finished, present one, and only over a span of some length', async () => {
  const [recording] = await app.transcribe(path.join(speech, 'short01.wav'));
  const transcriptId = recording!.transcriptId!;
  const redo = (startMs: number, endMs: number) =>
    app.services['transcripts.retranscribe']({ transcriptId, startMs, endMs });
  await expect(redo(5000, 5000)).rejects.toMatchObject({ code: 'bad-request' });
  await redo(100, 3000);
  await expect(redo(100, 3000)).rejects.toMatchObject({ code: 'bad-request' });
  await app.until(recording!.id, ['done']);
  await expect(redo(100, 3000)).rejects.toMatchObject({ code: 'bad-request' });
});

test('each side of a telephone recording is a speaker, in the order of time', async () => {
  telephone(inDir('call.wav'));
  const [mixed] = await app.transcribe(inDir('call.wav'));
  expect(textOf(mixed!.transcriptId!).every(({ speaker }) => speaker === null)).toBe(true);
  const { tracks, choice } = await app.services['recordings.sound']({ recordingId: mixed!.id });
  expect(tracks.map(({ channels }) => channels)).toEqual([2]);
  expect(choice).toEqual({ track: null, eachChannel: false });
  await again(mixed!.id, { track: null, eachChannel: true });
  const apart = await app.until(mixed!.id, ['done', 'failed']);
  expect(apart.failure).toBeNull();
  const segments = textOf(apart.transcriptId!);
  const said = (name: string) => segments.filter(({ speaker }) => speaker === name);
  expect(
    said('Speaker 1')
      .map(({ text }) => text)
      .join(' '),
  ).toContain('Good morning');
  expect(said('Speaker 1').every(({ endMs }) => endMs <= 13_000)).toBe(true);
  expect(
    said('Speaker 2')
      .map(({ text }) => text)
      .join(' '),
  ).toContain('village');
  expect(said('Speaker 2').every(({ startMs }) => startMs >= 12_000)).toBe(true);
  expect(segments.map(({ startMs }) => startMs)).toEqual(
    segments.map(({ startMs }) => startMs).toSorted((a, b) => a - b),
  );
  const kept = await app.services['recordings.sound']({ recordingId: mixed!.id });
  expect(kept.choice).toEqual({ track: null, eachChannel: true });
});

test('another audio track is another text, and the choice outlives a retry', async () => {
  const file = inDir('two tracks.mkv');
  const [one, other] = [path.join(speech, 'short01.wav'), path.join(speech, 'short04.wav')];
  ff(
    '-i',
    one,
    '-i',
    other,
    '-map',
    '0',
    '-map',
    '1',
    '-metadata:s:a:1',
    'language=rus',
    '-disposition:a:0',
    'default',
    file,
  );
  const [first] = await app.transcribe(file);
  const firstText = app.text(first!.id);
  const { tracks } = await app.services['recordings.sound']({ recordingId: first!.id });
  expect(tracks.map(({ index, language }) => [index, language])).toEqual([
    [0, null],
    [1, 'rus'],
  ]);
  await again(first!.id, { track: 1, eachChannel: false });
  await app.until(first!.id, ['done', 'failed']);
  const secondText = app.text(first!.id);
  expect(secondText).not.toBe(firstText);
  await app.services['jobs.retry']({ recordingId: first!.id });
  await app.until(first!.id, ['done', 'failed']);
  expect(app.text(first!.id)).toBe(secondText);
});
