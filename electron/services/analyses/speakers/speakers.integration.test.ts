import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Recording } from '#shared/recording.ts';
import { soundOfTones, writeSoundModel } from '#native/test/sound-model.fixture.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

let app: TestServices;
let recording: Recording;
let transcriptId: number;

const sample = path.resolve('resources/samples/interview.wav');
const { utterances } = JSON.parse(readFileSync(sample.replace('.wav', '.json'), 'utf8')) as {
  readonly utterances: readonly { start: number; end: number; text: string; speaker: string }[];
};

/** The text as it was said, without the engine. */
beforeAll(async () => {
  app = await testServices();
  const { added } = await app.services['recordings.add']({ paths: [sample] });
  const { transcripts, recordings } = app.library;
  transcriptId = transcripts.begin(added[0]!.id).transcriptId;
  const said = utterances.map(({ start, end, text }) => ({
    startMs: start * 1000,
    endMs: end * 1000,
    text,
    words: [],
  }));
  const segments = said.map((one) => ({ ...one, startMs: Math.round(one.startMs), endMs: Math.round(one.endMs) }));
  transcripts.commitWindow({ transcriptId, resumeMs: 131_000, language: 'en', segments });
  transcripts.finish(transcriptId, { durationMs: 130_990, sha256: 'sha', warnings: [] });
  recording = recordings.get(added[0]!.id);
  app.analyses.start();
});
afterAll(() => app.end());

function wavOf(pcm: Int16Array): Buffer {
  const header = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\0\0\0\0\0\0\0\0\x02\0\x10\0data\0\0\0\0',
    'latin1',
  );
  header.writeUInt32LE(36 + pcm.byteLength, 4);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt32LE(pcm.byteLength, 40);
  return Buffer.concat([header, new Uint8Array(pcm.buffer)]);
}

const segments = () => [...app.library.segments.iterate(transcriptId)];
const speakers = () => app.services['speakers.list']({ transcriptId });

async function analyse(analyzer: string, parameters = {}, isFromKept = true) {
  const choice = { recordingIds: [recording.id] };
  const { runIds } = await app.services['analyses.start']({ recordings: choice, analyzer, parameters, isFromKept });
  const { runs } = app.library.annotations;
  await expect.poll(() => runs.get(runIds[0]!).state, { timeout: 60_000 }).toMatch(/done|failed/);
  return runs.get(runIds[0]!);
}

test('two voices of an interview become two speakers, every segment has one, and undo takes it back', async () => {
  const run = await analyse('speakers', { voices: 2 });
  expect(run).toMatchObject({ state: 'done', summary: { voices: 2, isCountGuess: false } });
  expect(new Set(segments().map(({ speakerId }) => speakerId)).size).toBe(2);
  expect(segments().every(({ speaker }) => speaker !== null)).toBe(true);
  const voiceOf = new Map(segments().map(({ speaker }, nth) => [utterances[nth]!.speaker, speaker]));
  const wrong = segments().filter(({ speaker }, nth) => speaker !== voiceOf.get(utterances[nth]!.speaker));
  expect(wrong).toHaveLength(0);
  await app.services['edits.undo']({ transcriptId });
  expect(segments().every(({ speaker }) => speaker === null)).toBe(true);
  await app.services['edits.redo']({ transcriptId });
});

test('a name that was given and an assignment by hand stay over another run with another number', async () => {
  const [first, second] = await speakers();
  await app.services['speakers.rename']({ speakerId: first!.id, name: 'Анна' });
  const stranger = segments().find(({ speakerId }) => speakerId === second!.id)!;
  await app.services['segments.assignSpeaker']({
    segmentIds: [stranger.id],
    speaker: { name: 'Борис' },
  });
  const startedAt = performance.now();
  const run = await analyse('speakers', { voices: 3 });
  expect(run.keptRunId).not.toBe(null);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  const names = new Map(segments().map(({ id, speaker }) => [id, speaker]));
  expect(names.get(stranger.id)).toBe('Борис');
  expect([...names.values()]).toContain('Анна');
});

test('the overview names the voices with a preview, and a decided turn holds', async () => {
  const overview = await app.services['voices.overview']({ recordingId: recording.id });
  expect(overview!.voices.length).toBeGreaterThan(1);
  for (const { preview } of overview!.voices) if (preview) expect(preview.endMs - preview.startMs).toBe(3000);
  const target = segments()[0]!;
  const { startMs, endMs } = target;
  const answer = { recordingId: recording.id, startMs, endMs, speaker: 'Вера', isAllLikeThis: false };
  await app.services['voices.decide'](answer);
  expect(segments()[0]!.speaker).toBe('Вера');
  await analyse('speakers', { voices: 2 });
  expect(segments()[0]!.speaker).toBe('Вера');
});

test('a remembered voice is suggested to nobody by a profile of another model, and forgotten to the last byte', async () => {
  const someone = (await speakers()).find(({ segmentCount }) => segmentCount > 2);
  await app.services['speakers.rename']({ speakerId: someone!.id, name: 'Запомненная Персона' });
  const voice = await app.services['voices.remember']({ recordingId: recording.id, speakerId: someone!.id });
  expect(voice).toMatchObject({ name: 'Запомненная Персона', samples: [{ recordingId: recording.id }] });
  const { database } = app.library.index;
  const embedding = String(database.prepare('SELECT embedding FROM voice_sample').pluck().get());
  expect(app.library.annotations.voices.vectors('another model')).toEqual([]);
  await app.services['voices.forget']({ voiceId: voice.id });
  const files = readdirSync(path.join(app.dir, 'library')).filter((name) => /\.db/.test(name));
  for (const name of files) {
    expect(readFileSync(path.join(app.dir, 'library', name)).includes(embedding), name).toBe(false);
  }
  expect(await app.services['voices.remembered']({})).toEqual([]);
});

test('the sound map of an interview is speech, in labels, totals and the search over the library', async () => {
  expect(await analyse('sounds')).toMatchObject({ state: 'done' });
  const totals = await app.services['analyses.totals']({ recordingId: recording.id });
  const speech = totals.find(({ value }) => value === 'speech')!;
  expect(speech.totalMs).toBeGreaterThan(recording.durationMs! * 0.8);
  const labels = { recordingId: recording.id, kinds: ['sound'], format: 'labels' as const };
  const { text } = await app.services['analyses.export']({ ...labels, path: null, overwrite: false });
  expect(text).toMatch(/^\d+\.\d{3}\t\d+\.\d{3}\tspeech\n/);
  const asked = { kind: 'sound', value: 'speech', minMs: 20_000, offset: 0, limit: 10 };
  const found = await app.services['analyses.find'](asked);
  expect(found.rows[0]).toMatchObject({ recordingId: recording.id, transcriptId });
  expect((await app.services['analyses.find']({ ...asked, minMs: 10_000_000 })).total).toBe(0);
});

test.each([
  ['sound:speech', 1],
  ['звук:речь', 1],
  ['sound:speech>20s', 1],
  ['sound:speech>2h', 0],
  ['sound:music>20s', 0],
  ['-sound:music interview', 1],
])('the search narrows to recordings by what sounds in them: %s', async (text, count) => {
  const { hits } = await app.services['search.query']({ text, offset: 0, limit: 50, order: 'newest' });
  expect(new Set(hits.map(({ recordingId }) => recordingId)).size).toBe(count);
});

test('sound events need a model; with one they stand in labels, totals and the search in both languages', async () => {
  const file = path.join(app.dir, 'улица.wav');
  const pcm = soundOfTones(20, [
    ['siren', 4, 12],
    ['dog', 15, 17],
  ]);
  writeFileSync(file, wavOf(pcm));
  const [street] = (await app.services['recordings.add']({ paths: [file] })).added;
  const { transcripts } = app.library;
  const begun = transcripts.begin(street!.id);
  const words = { startMs: 5000, endMs: 7000, text: 'a street is heard', words: [] };
  transcripts.commitWindow({ transcriptId: begun.transcriptId, resumeMs: 20_000, language: 'en', segments: [words] });
  transcripts.finish(begun.transcriptId, { durationMs: 20_000, sha256: 'sha', warnings: [] });
  const start = () =>
    app.services['analyses.start']({
      recordings: { recordingIds: [street!.id] },
      analyzer: 'events',
      parameters: {},
      isFromKept: false,
    });
  const isReady = async () =>
    (await app.services['analyses.analyzers']({})).find(({ name }) => name === 'events')?.isReady;
  await expect(start()).rejects.toMatchObject({ code: 'sound-model-missing' });
  expect(await isReady()).toBe(false);

  const folder = writeSoundModel(path.join(app.dir, 'модель звуков'));
  const { imported } = await app.services['models.import']({ path: folder, how: 'copy' });
  expect(imported).toMatchObject([{ kind: 'sounds', state: 'unaccepted' }]);
  expect(await isReady()).toBe(false);
  await app.services['models.accept']({ modelId: imported[0]!.id });
  expect(await isReady()).toBe(true);
  await start();
  await expect.poll(() => app.library.annotations.runs.list(street!.id)[0]?.state, { timeout: 60_000 }).toBe('done');
  const labels = { recordingId: street!.id, kinds: ['event'], format: 'labels' as const };
  const { text } = await app.services['analyses.export']({ ...labels, path: null, overwrite: false });
  expect(text?.split('\n').map((line) => line.split('\t')[2])).toEqual(['siren', 'dog', undefined]);
  for (const query of ['sound:siren', 'звук:сирена', 'sound:siren>5s', 'sound:dog']) {
    const { hits } = await app.services['search.query']({ text: query, offset: 0, limit: 50, order: 'newest' });
    expect(
      hits.map(({ recordingId }) => recordingId),
      query,
    ).toEqual([street!.id]);
  }
  expect(
    (await app.services['search.values']({ field: 'sound', text: '', limit: 50 })).map(({ value }) => value),
  ).toContain('siren');
});
