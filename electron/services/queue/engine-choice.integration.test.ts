import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tonesOf, writeToneModel } from '#native/test/tone-model.fixture.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

let app: TestServices;
beforeAll(async () => {
  app = await testServices();
  writeToneModel(path.join(app.dir, 'models', 'tones'));
  await app.services['models.accept']({ modelId: 'tones' });
  // What these tones say is no speech to a detector.
  await app.services['settings.set']({ speechDetector: 'off', recognitionLanguage: 'ru' });
});
afterAll(() => app.end());

function wavOf(pcm: Int16Array): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + pcm.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(16_000, 24);
  header.writeUInt32LE(32_000, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(pcm.byteLength, 40);
  return Buffer.concat([header, Buffer.from(pcm.buffer)]);
}

/** Another start is another recording. */
async function transcribed(name: string, startMs: number) {
  const file = path.join(app.dir, name);
  writeFileSync(file, wavOf(tonesOf([0, 2, ' ', ' ', 3, 4, 5], startMs, 4000)));
  const [recording] = await app.transcribe(file);
  const [version] = await app.services['versions.list']({ recordingId: recording!.id });
  return { recording: recording!, version: version!, text: app.text(recording!.id) };
}

test('Russian is recognised with the model that is made for it, which is said and can be refused', async () => {
  const { recording, version, text } = await transcribed('по-русски.wav', 400);
  expect(text).toBe('да. кот');
  expect(version.usedModels).toEqual([{ language: 'ru', modelId: 'tones', reason: 'language' }]);
  const recordingId = recording.id;
  const again = { recordingId, modelId: 'demo', preset: 'fast', language: 'ru', isOneModel: true } as const;
  await app.services['versions.make'](again);
  await app.until(recordingId, ['done', 'failed']);
  const [alone] = await app.services['versions.list']({ recordingId });
  expect(alone?.usedModels.map(({ modelId, reason }) => `${modelId} ${reason}`)).not.toContain('tones language');
  expect(alone?.transcriptId).not.toBe(version.transcriptId);
});

test('a setting turns the rule off, and another language is not touched by it', async () => {
  await app.services['settings.set']({ isOneModel: true });
  expect((await transcribed('одной.wav', 500)).text).not.toBe('да. кот');
  await app.services['settings.set']({ isOneModel: false, recognitionLanguage: 'en' });
  expect((await transcribed('english.wav', 600)).text).not.toBe('да. кот');
});
