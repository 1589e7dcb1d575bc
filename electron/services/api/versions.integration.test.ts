import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const speech = path.resolve('tests/fixtures/speech/short01.wav');
let app: TestServices;
afterEach(() => app.end());

const fast = { modelId: 'demo', preset: 'fast', language: 'en' } as const;

test('a recording is transcribed again beside its text, with what was chosen, and pages are notified', async () => {
  app = await testServices();
  const [recording] = await app.transcribe(speech);
  const { id: recordingId, transcriptId } = recording!;
  app.emitted.length = 0;
  await app.services['versions.make']({ recordingId, ...fast });
  await expect(app.services['versions.make']({ recordingId, ...fast })).rejects.toThrow('bad-request');
  const after = await app.until(recordingId, ['done']);
  expect(after.transcriptId).not.toBe(transcriptId);
  expect(await app.services['versions.list']({ recordingId })).toMatchObject([
    { transcriptId: after.transcriptId, preset: 'fast', language: 'en', isCurrent: true },
    { transcriptId, preset: 'balanced', isCurrent: false },
  ]);
  await app.services['versions.use']({ transcriptId: transcriptId! });
  expect(app.emitted.at(-1)).toMatchObject({ name: 'recording.changed', data: { recording: { transcriptId } } });
});

test('a run beside a text that is cancelled leaves the recording as it was', async () => {
  app = await testServices();
  const [recording] = await app.transcribe(speech);
  const { id: recordingId, transcriptId } = recording!;
  await app.services['versions.make']({ recordingId, ...fast });
  await app.services['jobs.cancel']({ recordingId });
  expect(app.library.recordings.get(recordingId)).toMatchObject({ state: 'done', transcriptId });
});

test('versions of two recordings are not compared', async () => {
  app = await testServices();
  const [first, second] = ['a.wav', 'b.wav'].map((name) => addTranscript(app.library, name, ['one', 'two']));
  const two = { leftId: first!.transcriptId, rightId: second!.transcriptId };
  await expect(app.services['versions.compare']({ ...two, offset: 0, limit: 10 })).rejects.toThrow('bad-request');
});
