import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '#native/lib/engine.ts';
import { demoModelPath } from '#native/test/test-model.fixture.ts';
import { testOptions } from '#native/test/test-options.fixture.ts';
import { readTestRecording } from '#native/test/test-recording.fixture.ts';
import { createEngineModels } from '#services/recognition/engine-models.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';
import { testCard, workersWithCard, type CardFault } from './card-worker.fixture.ts';

let fault: CardFault = 'none';
const spawn = workersWithCard(nodeEngineWorker, () => fault);

let app: TestServices;
beforeAll(async () => {
  app = await testServices(undefined, spawn, 'cli', 200, undefined, 300);
  await app.services['settings.set']({ lanes: 2 });
});
afterAll(() => app.end());

async function transcribed(name: string) {
  const [recording] = await app.transcribe(path.resolve('tests/fixtures/speech', `${name}.wav`));
  const [run] = (await app.services['jobs.log']({ offset: 0, limit: 1 })).rows;
  const notes = recording!.warnings.filter(({ kind }) => kind === 'graphics-card-failed');
  return { graphics: run?.graphics, notes, text: app.text(recording!.id) };
}

async function tested() {
  const tests = await app.services['models.test']({ modelId: 'demo' });
  return tests.find(({ card }) => card !== null);
}

test('a card does the work after a test with the same words; when it fails in a job, the processor ends it', async () => {
  expect(await app.services['models.graphicsCards']({})).toMatchObject({ cards: [{ name: 'Test Card 9000' }] });
  await app.services['settings.set']({ graphicsCard: testCard.id });
  expect(await transcribed('short06')).toMatchObject({ graphics: null, notes: [] });
  fault = 'other-words';
  expect(await tested()).toMatchObject({ failure: { code: 'graphics-card-differs' } });
  expect(await transcribed('short07')).toMatchObject({ graphics: null, notes: [] });
  fault = 'none';
  const { id, driver } = testCard;
  expect(await tested()).toMatchObject({ failure: null, card: { id, driver } });
  const used = await transcribed('short02');
  expect(used).toMatchObject({ graphics: { name: 'Test Card 9000', failure: null }, notes: [] });
  expect(used.text.length).toBeGreaterThan(20);
  const { checks } = await app.services['system.doctor']({});
  expect(checks.find(({ subject }) => subject === 'graphics')?.found).toMatch(/Test Card 9000.*demo: used, \d/u);

  fault = 'crash-working';
  const name = 'Test Card 9000';
  const broken = await transcribed('short12');
  expect(broken.notes).toMatchObject([{ name, detail: expect.stringContaining('SIGSEGV') }]);
  expect(broken.graphics).toMatchObject({ name, failure: expect.stringContaining('SIGSEGV') });
  expect(broken.text.length).toBeGreaterThan(20);
  fault = 'none';
  expect(await transcribed('short08')).toMatchObject({ graphics: null, notes: [] });
});

// The others of the kind, and a hang, are in the unit tests of the client and in `npm run test:vulkan`.
const faults: readonly CardFault[] = ['crash-loading', 'no-memory', 'lost-working', 'exclamation-marks'];

test.each(faults)('%s: the window is read by the processor, and the card is reported once', async (kind) => {
  const [model] = await app.services['models.list']({});
  const told: string[] = [];
  const failed = (): string => {
    told.push(kind);
    return kind;
  };
  const use = { cardId: testCard.id, loadLimitMs: 20_000, windowLimitMs: 20_000 };
  const cardFor = () => Promise.resolve({ card: testCard, use, test: model!.tests[0]! });
  const models = createEngineModels({
    engine: createEngine({ spawn }),
    models: { resolve: () => Promise.resolve({ ...model!, path: demoModelPath }), hold: () => null },
    graphics: { cardFor, failed },
  });
  fault = kind;
  try {
    const pcm = await readTestRecording('short07');
    const used = await models.use('demo', 1);
    const together = await Promise.all([1, 2].map(() => used.model.transcribe(pcm, testOptions).done));
    const words = together.map(({ segments }) => segments.map(({ text }) => text).join(''));
    expect(words[0]?.length).toBeGreaterThan(10);
    expect(words[1]).toBe(words[0]);
    expect(words[0]).not.toContain('!');
    expect([told, used.graphics()]).toEqual([[kind], { name: 'Test Card 9000', failure: kind }]);
    used.leave();
  } finally {
    await models.close();
  }
});
