import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorCount } from '#shared/quality/scores.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const speech = path.resolve('tests/fixtures/speech');
const names = ['short01', 'short02'];
const options = { modelId: 'demo', language: 'en', preset: 'fast' } as const;
let app: TestServices;
let setId = 0;

beforeAll(async () => {
  app = await testServices();
  const recordings = await app.transcribe(...names.map((name) => path.join(speech, `${name}.wav`)));
  const referenceIds: number[] = [];
  for (const [nth, { id }] of recordings.entries()) {
    const text = readFileSync(path.join(speech, `${names[nth]!}.txt`));
    const files = [{ name: `${names[nth]!}.txt`, base64: text.toString('base64') }];
    const { transcriptId } = await app.services['imports.save']({ recordingId: id, files, isAligned: true });
    referenceIds.push((await app.services['quality.markReference']({ transcriptId, scope: null })).referenceId);
  }
  const split = { heldOutShare: 0.4, folds: 2 };
  setId = (await app.services['quality.saveSet']({ name: 'речь', referenceIds, split })).id;
});
afterAll(() => app.end());

async function runOver(part: 'all' | 'tuning' | 'held-out', more: Partial<Record<string, unknown>> = {}) {
  const base = {
    language: 'en',
    prompt: '',
    preset: 'fast',
    detector: 'auto',
    thresholdPercent: 50,
    paddingMs: 500,
    beamSize: null,
    temperatures: 'preset',
  } as const;
  const run = await app.services['quality.start']({ setId, part, options: { ...base, ...options, ...more }, note: '' });
  const until = () => app.library.qualityRuns.get(run.id);
  while (!['done', 'failed'].includes(until().state)) await new Promise((resolve) => setTimeout(resolve, 20));
  return until();
}

test('a run recognises the references again, leaves their texts alone, and its errors can be played and corrected', async () => {
  const before = app.library.recordings
    .list({ offset: 0, limit: 10, bin: false })
    .rows.map(({ transcriptId }) => transcriptId);
  const run = await runOver('all');
  expect(run).toMatchObject({ state: 'done', doneCount: 2, failure: null });
  expect(run.modelSha256).toMatch(/^[\da-f]{64}$/);
  const { words, recordings, calibration, caught, workMs, audioMs } = run.scores!;
  expect(words.total).toBeGreaterThan(30);
  expect(errorCount(words) / words.total).toBeLessThan(0.4);
  expect(recordings).toHaveLength(2);
  expect(calibration.count).toBeGreaterThan(30);
  expect(caught.length === 0 || caught.at(-1)!.y === 1).toBe(true);
  expect([workMs > 0, audioMs > 5000]).toEqual([true, true]);
  expect(
    app.library.recordings.list({ offset: 0, limit: 10, bin: false }).rows.map(({ transcriptId }) => transcriptId),
  ).toEqual(before);
  const errors = await app.services['quality.errors']({
    runId: run.id,
    kind: null,
    recordingId: null,
    offset: 0,
    limit: 50,
  });
  expect(errors.total).toBe(errorCount(words));
  for (const error of errors.rows)
    expect(error).toMatchObject({ segmentId: expect.any(Number) as number, mediaKey: expect.any(String) as string });
});

test('two runs are compared word by word; the same settings make no difference', async () => {
  const [a, b] = [await runOver('tuning'), await runOver('tuning')];
  const same = await app.services['quality.compare']({ a: a.id, b: b.id });
  expect(same).toMatchObject({ isBWorse: false, differenceCount: 0, test: { p: 1 } });
  const held = await runOver('held-out');
  await expect(app.services['quality.compare']({ a: a.id, b: held.id })).rejects.toMatchObject({
    code: 'quality-different',
  });
  // The run over everything, and this one.
  const { looks } = await app.services['quality.run']({ runId: held.id });
  expect(looks.at(-1)).toMatchObject({ runId: held.id });
  expect(looks).toHaveLength(2);
});

test('a search tries settings on the folds within its budget, and uses the held-out part once, at the end', async () => {
  const looksBefore = app.library.references.set(setId).heldOutLooks;
  const base = { language: 'en', prompt: '', preset: 'fast', detector: 'auto', thresholdPercent: 50, paddingMs: 500, beamSize: null, temperatures: 'none', modelId: 'demo' } as const; // prettier-ignore
  const none = { modelId: [], beamSize: [], temperatures: [], detector: [], thresholdPercent: [], prompt: [] };
  const space = { base, ...none, preset: ['fast' as const], paddingMs: [100, 500] };
  const { id } = await app.services['quality.tune']({ setId, space, budgetMinutes: 1 });
  const now = () => app.library.tunings.get(id);
  while (!['done', 'failed'].includes(now().state)) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(now()).toMatchObject({ state: 'done', failure: null, best: { words: expect.any(Number) as number } });
  const trials = app.library.qualityRuns.list(id).toReversed();
  expect(trials.map(({ part }) => part)).toEqual([...trials.slice(0, -1).map(() => 'fold-1'), 'held-out']);
  expect(trials.length).toBeGreaterThanOrEqual(3);
  const looks = app.library.references.looks(now().versionId);
  expect(looks.slice(looksBefore).map(({ runId }) => runId)).toEqual([now().heldOutRunId]);
});

test('a run that was stopped continues with the recordings it lacks, and gives way to a recording', async () => {
  const given = await app.services['quality.start']({
    setId,
    part: 'all',
    options: {
      language: 'en',
      prompt: '',
      preset: 'fast',
      detector: 'auto',
      thresholdPercent: 50,
      paddingMs: 500,
      beamSize: 2,
      temperatures: 'none',
      modelId: 'demo',
    },
    note: '',
  });
  await new Promise<void>((resolve) => {
    const off = app.events.on(({ name }) => {
      if (name === 'quality.progressed') resolve(off());
    });
  });
  await app.services['quality.pause']({ runId: given.id });
  expect(app.library.qualityRuns.get(given.id).state).toBe('paused');
  const more = app.transcribe(path.join(speech, 'short03.wav'));
  await app.services['quality.resume']({ runId: given.id });
  expect((await more)[0]).toMatchObject({ state: 'done' });
  while (app.library.qualityRuns.get(given.id).state !== 'done')
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(app.library.qualityRuns.get(given.id).doneCount).toBe(2);
});

test('what was found for a language or a folder is what recordings of it are transcribed with, also where the language is detected', async () => {
  const found = { ...options, prompt: '', detector: 'off', thresholdPercent: 40, paddingMs: 300, beamSize: 2, temperatures: 'none' } as const; // prettier-ignore
  const byLanguage = (['en', 'ru', 'de', 'fr', 'es', 'zh', 'ja', 'uk'] as const).map((language) => ({ place: { language }, options: { ...found, language }, setName: 'речь', chosenAtMs: 1 })); // prettier-ignore
  await app.services['settings.set']({ recognitionLanguage: 'auto', modelId: 'demo', preset: 'balanced', tuned: byLanguage }); // prettier-ignore
  const jobOf = (id: number) => app.library.jobs.get(id).options;
  const [detected] = await app.transcribe(path.join(speech, 'short04.wav'));
  expect(detected).toMatchObject({ state: 'done' });
  expect(jobOf(detected!.id)).toMatchObject({ beamSize: 2, paddingMs: 300, detector: 'off', preset: 'fast' });
  expect(jobOf(detected!.id).language).toBe(detected!.language);
  expect(app.library.transcripts.get(detected!.transcriptId!).modelId).toBe('demo');
  const folder = { place: { folder: speech }, options: { ...found, paddingMs: 100 }, setName: 'речь', chosenAtMs: 2 };
  await app.services['settings.set']({ tuned: [...byLanguage, folder] });
  const [inFolder] = await app.transcribe(path.join(speech, 'short05.wav'));
  expect(jobOf(inFolder!.id)).toMatchObject({ paddingMs: 100 });
  await app.services['settings.set']({ tuned: [] });
});
