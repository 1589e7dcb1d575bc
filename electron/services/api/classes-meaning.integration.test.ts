import path from 'node:path';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeMeaningModel } from '#native/test/meaning-model.fixture.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

let app: TestServices;
let classId = 0;
const place = () => path.join(app.dir, 'models', 'meaning');
/** Each recording has words of its own: what is learned of one says nothing of the letters of another. */
const about = [
  ['деньги', 'кот'],
  ['рубли', 'собака'],
  ['наличные', 'попугай'],
  ['money', 'хомяк'],
] as const;

beforeAll(async () => {
  app = await testServices();
  writeMeaningModel(place());
  classId = (await app.services['classes.save']({ name: 'оплата', costs: { miss: 1, falseAlarm: 1 }, listIds: [] })).id;
  for (const [nth, [yes, no]] of about.entries()) {
    const { segments } = addTranscript(app.library, `${nth}.wav`, [yes, no, `${yes} завтра`, `${no} утром`]);
    for (const [at, { id }] of segments.entries()) app.library.classes.label(classId, id, at % 2 === 0);
  }
}, 120_000);
afterAll(() => app.end());

test('with a model of meanings a class knows words that it was never taught, and says that it judges by meaning', async () => {
  const { figures } = await app.services['classes.train']({ classId });
  expect(figures).toMatchObject({ isByMeaning: true });
  expect(figures?.averagePrecision).toBeGreaterThan(0.95);
  const scoreOf = async (text: string) => (await app.services['classes.explain']({ text }))[0]?.score ?? Number.NaN;
  expect(await scoreOf('валюта')).toBeGreaterThan(0.6);
  expect(await scoreOf('cat')).toBeLessThan(0.4);
  const { transcriptId } = addTranscript(app.library, 'new.wav', ['cash', 'квартира']);
  const { recordingId } = app.library.transcripts.get(transcriptId);
  await app.services['classes.rank']({});
  app.start();
  const found = () =>
    app.library.annotations.runs
      .list(recordingId)
      .filter(({ analyzer, isCurrent }) => analyzer === 'classes' && isCurrent)
      .flatMap(({ id }) => [...app.library.annotations.iterate(id)]);
  await expect.poll(() => found().length, { timeout: 60_000 }).toBeGreaterThan(0);
  expect(found()[0]?.value).toBe('оплата');
}, 120_000);

test('where the model is gone the class judges by words and letters, and a damaged one is named', async () => {
  rmSync(path.join(place(), 'model.onnx'));
  expect((await app.services['classes.explain']({ text: 'деньги' }))[0]?.score).toBeGreaterThan(0.5);
  expect((await app.services['classes.train']({ classId })).figures).toMatchObject({ isByMeaning: false });
  writeMeaningModel(place(), { 'model.onnx': 'RIFF' });
  await expect(app.services['classes.train']({ classId })).rejects.toMatchObject({ code: 'meaning-model' });
}, 120_000);
