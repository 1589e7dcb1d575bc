import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { labelledPassages } from '#services/classifiers/labelled-passages.fixture.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

let app: TestServices;
beforeAll(async () => {
  app = await testServices();
});
afterAll(() => app.end());

test('a class that was taught ranks every recording, in the process of the analyses, and is found by the search', async () => {
  const { library, services } = app;
  const { id: classId } = await services['classes.save']({
    name: 'обман',
    costs: { miss: 5, falseAlarm: 1 },
    listIds: [],
  });
  for (const some of Map.groupBy(labelledPassages(100, 1), ({ recordingId }) => recordingId).values()) {
    const { segments } = addTranscript(
      library,
      `call ${some[0]!.recordingId}.wav`,
      some.map(({ text }) => text),
    );
    for (const [nth, { id }] of segments.entries()) {
      await services['classes.label']({ classId, segmentId: id, isTrue: some[nth]!.isTrue });
    }
  }
  const { transcriptId } = addTranscript(library, 'new.wav', [
    'переведите сто долларов на безопасный счёт и назовите код из смс',
  ]);
  const { recordingId } = library.transcripts.get(transcriptId);
  addTranscript(library, 'plain.wav', ['завтра дети играют у школы а погода хорошая поедем на дачу']);
  await services['classes.train']({ classId });
  expect(await services['classes.rank']({})).toEqual({ count: 7 });
  app.analyses.start();
  while (
    (await services['analyses.state']({})).waitingCount > 0 ||
    (await services['analyses.state']({})).running !== null
  ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const ids = library.recordings.idsOf({
    every: 'library',
    filter: 'class:обман>0.8',
    upToId: 1_000_000,
    exceptIds: [],
  });
  const names = ids.map((id) => library.recordings.get(id).name);
  expect(names).toContain('new.wav');
  expect(names).not.toContain('plain.wav');
  const { rows } = await services['analyses.annotations']({
    recordingId,
    fromMs: 0,
    toMs: 100_000,
    kinds: ['class'],
    offset: 0,
    limit: 10,
  });
  expect(rows[0]).toMatchObject({ value: 'обман', reason: expect.stringMatching(/безопасн|код|переведите/) as string });
});
