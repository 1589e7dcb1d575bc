import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const speech = path.resolve('tests/fixtures/speech');
let app: TestServices;
beforeAll(async () => {
  app = await testServices();
});
afterAll(() => app.end());

test('in a mixed recording each stretch is recognised in its own language', async () => {
  // The model of the Russian sample knows both; it is in no list, so its file is named.
  const model = path.resolve('resources/models/ggml-demo-bilingual-q8_0.bin');
  await app.services['settings.set']({ modelId: model, languages: ['en', 'ru'], isMixed: true, preset: 'fast' });
  const [recording] = await app.transcribe(path.join(speech, 'mixed01.wav'));
  const { utterances } = JSON.parse(readFileSync(path.join(speech, 'mixed01.json'), 'utf8')) as {
    utterances: readonly { start: number; end: number; language: string }[];
  };
  const segments = [...app.library.segments.iterate(recording!.transcriptId!)];
  const languageAt = (ms: number) => {
    const found = segments.find(({ startMs, endMs }) => startMs <= ms && ms <= endMs);
    return found === undefined ? 'none' : (found.language ?? recording!.language);
  };
  const long = utterances.filter(({ start, end }) => end - start >= 2);
  expect(long.map(({ start, end }) => languageAt((start + end) * 500))).toEqual(long.map(({ language }) => language));
});

test('the Russian sample is recognised with the model that understands it, and says that it is a demo', async () => {
  const { added } = await app.services['recordings.addSample']({ language: 'ru' });
  app.start();
  const recording = await app.until(added[0]!.id, ['done', 'failed']);
  expect(recording).toMatchObject({ state: 'done', modelId: 'demo-ru', language: 'ru' });
  expect(recording.warnings).toEqual([{ kind: 'demo-model' }]);
  const text = app.text(recording.id);
  for (const word of ['банке', 'клиент', 'письмо', 'пароль']) expect(text.toLowerCase()).toContain(word);
  expect((await app.services['models.list']({})).map(({ id }) => id)).toEqual(['demo']);
});
