import { expect, test } from 'vitest';
import type { Addon, AddonModel } from '../addon.ts';
import type { WorkerReply, WorkerRequest } from './protocol.ts';
import { splitTestTokens } from '../../test/test-tokens.fixture.ts';
import { testOptions } from '../../test/test-options.fixture.ts';
import { EngineError } from '../types.ts';
import { createRequestHandler } from './worker-requests.ts';

const info = { version: '1.9.1', instructionSets: 'AVX2', missingInstructionSets: [] };

async function answers(load: () => Addon, request: WorkerRequest): Promise<WorkerReply[]> {
  const replies: WorkerReply[] = [];
  const handle = createRequestHandler({ load, post: (reply) => replies.push(reply), onPriority: () => undefined });
  handle({ id: 1, type: 'load', path: 'resources/models/ggml-demo-q8_0.bin', options: {} });
  await expect.poll(() => replies.length).toBe(1);
  handle(request);
  await expect.poll(() => replies.at(-1)?.type).toMatch(/^(?:value|error)$/u);
  return replies;
}

test('a processor that lacks instructions is named before a model is touched', async () => {
  const addon: Addon = {
    info: () => ({ ...info, missingInstructionSets: ['AVX2', 'FMA'] }),
    loadModel: () => Promise.reject(new Error('must not be called')),
    loadDetector: () => Promise.reject(new Error('must not be called')),
    graphicsCards: () => Promise.reject(new Error('must not be called')),
  };
  const replies: WorkerReply[] = [];
  const load = () => addon;
  createRequestHandler({ load, post: (reply) => replies.push(reply), onPriority: () => undefined })({
    id: 7,
    type: 'info',
  });
  await expect
    .poll(() => replies)
    .toEqual([{ id: 7, type: 'error', code: 'cpu-unsupported', detail: 'This processor lacks AVX2, FMA.' }]);
});

test('an engine that is not built is reported with the command to build it', async () => {
  const replies: WorkerReply[] = [];
  const load = (): Addon => {
    throw new EngineError('engine-missing', 'Run: npm run build:native');
  };
  createRequestHandler({ load, post: (reply) => replies.push(reply), onPriority: () => undefined })({
    id: 1,
    type: 'info',
  });
  await expect
    .poll(() => replies)
    .toEqual([{ id: 1, type: 'error', code: 'engine-missing', detail: 'Run: npm run build:native' }]);
});

test('bytes become segments on their way, and one that was held back comes before the end', async () => {
  const [cut] = splitTestTokens(' да', [4]);
  const model: AddonModel = {
    details: () => ({ sizeClass: 'tiny', isMultilingual: true, vocabularySize: 51_865, audioContext: 1500, lanes: 1 }),
    transcribe: (_pcm, _options, _id, onEvent) => {
      onEvent({ type: 'segment', startMs: 0, endMs: 100, noSpeechProbability: 0, temperature: 0, tokens: [cut!] });
      return Promise.resolve('ru');
    },
    detectLanguage: () => Promise.resolve([]),
    cancel: () => undefined,
    release: () => undefined,
  };
  const replies = await answers(
    () => ({
      info: () => info,
      loadModel: () => Promise.resolve(model),
      loadDetector: () => Promise.reject(new Error('none')),
      graphicsCards: () => Promise.resolve({ cards: [], problem: 'not-built' }),
    }),
    {
      id: 2,
      type: 'transcribe',
      pcm: new Int16Array(1600),
      options: testOptions,
    },
  );
  expect(replies.slice(1)).toEqual([
    { id: 2, type: 'event', event: { type: 'segment', segment: expect.objectContaining({ text: 'д\u{fffd}' }) } },
    { id: 2, type: 'value', value: 'ru' },
  ]);
});
