import { expect, test } from 'vitest';
import { EngineError, type GraphicsCard, type GraphicsCards } from '#native/lib/types.ts';
import type { ModelInfo, ModelTest } from '#shared/model.ts';
import { createGraphics } from './graphics-cards.ts';
import { graphicsUse } from './limits.ts';
import { createModelGraphics } from './model-graphics.ts';

const gigabyte = 1e9;
const card = (id: string, changes: Partial<GraphicsCard> = {}): GraphicsCard => ({
  id,
  name: `Card ${id}`,
  kind: 'discrete',
  memoryBytes: 8 * gigabyte,
  driver: 'driver 1',
  refused: null,
  ...changes,
});
const processorTest: ModelTest = {
  device: 'cpu',
  speed: 10,
  memoryBytes: null,
  testedAtMs: 1,
  split: null,
  card: null,
  failure: null,
};
const cardTest = (id: string, speed = 40, driver = 'driver 1'): ModelTest => ({
  ...processorTest,
  device: 'gpu',
  speed,
  card: { id, name: `Card ${id}`, driver, coldMs: 900 },
});
const model: ModelInfo = {
  id: 'base',
  kind: 'catalogue',
  fileName: 'base.bin',
  path: '/base.bin',
  sizeBytes: 60_000_000,
  sha256: 'a',
  state: 'ready',
  isMultilingual: true,
  sizeClass: 'base',
  isReference: false,
  tests: [],
};

function computer(found: GraphicsCards, chosenId: string | null, tests: readonly ModelTest[]) {
  let asked = 0;
  let answer = found;
  const results = new Map([['a', tests]]);
  const engine = {
    graphicsCards() {
      asked += 1;
      return Promise.resolve(answer);
    },
  };
  const graphics = createGraphics({ engine, chosenId: () => chosenId });
  const news: string[] = [];
  const models = createModelGraphics({
    graphics,
    tests: { of: (sha256) => results.get(sha256) ?? [], set: (sha256, set) => void results.set(sha256, set) },
    onFailed: () => void news.push('failed'),
    warn: () => undefined,
  });
  const isNow = (now: GraphicsCards) => (answer = now);
  return { graphics, models, results, news, isNow, asked: () => asked };
}

test('whoever chose no card is not made to wait for drivers', async () => {
  const { models, asked } = computer({ cards: [card('one')], problem: null }, null, [processorTest, cardTest('one')]);
  expect(await models.cardFor(model)).toBe(null);
  expect(asked()).toBe(0);
});

test('cards of their own come before those inside a processor, and those that are refused are not offered', async () => {
  const cards = [
    card('inside', { kind: 'integrated', memoryBytes: 32 * gigabyte }),
    card('small', { memoryBytes: 4 * gigabyte }),
    card('llvmpipe', { kind: 'processor', refused: 'it is the processor itself' }),
    card('large', { memoryBytes: 16 * gigabyte }),
  ];
  const { graphics } = computer({ cards, problem: null }, null, []);
  expect((await graphics.list()).cards.map(({ id }) => id)).toEqual(['large', 'small', 'inside']);
  const only = computer({ cards: [cards[2]!], problem: null }, null, []);
  expect(await only.graphics.list()).toEqual({ cards: [], problem: 'no-driver' });
});

test('a card is found by its id, wherever it stands in the list', async () => {
  const { models } = computer({ cards: [card('other'), card('one')], problem: null }, 'one', [
    processorTest,
    cardTest('other', 90),
    cardTest('one', 40),
  ]);
  expect((await models.cardFor(model))?.card.name).toBe('Card one');
});

test('untested, slow, gone, with another driver, or for a model of another runtime: the processor', async () => {
  const there = { cards: [card('one')], problem: null } as const;
  const passed = [processorTest, cardTest('one')];
  const cases = [
    computer(there, 'one', [processorTest]),
    computer(there, 'one', [processorTest, cardTest('one', 12)]),
    computer({ cards: [], problem: 'no-driver' }, 'one', passed),
    computer({ cards: [card('one', { driver: 'driver 2' })], problem: null }, 'one', passed),
    computer({ cards: [], problem: 'failed' }, 'one', passed),
  ];
  for (const { models } of cases) expect(await models.cardFor(model)).toBe(null);
  const { models } = computer(there, 'one', passed);
  expect(await models.cardFor({ ...model, sizeClass: 'gigaam' })).toBe(null);
  expect(await models.cardFor(model)).not.toBe(null);
});

test('a card that failed in a job is remembered with its driver and reported, until it passes a test', async () => {
  const { models, graphics, results, news } = computer({ cards: [card('one')], problem: null }, 'one', [
    processorTest,
    cardTest('one'),
  ]);
  const chosen = await models.cardFor(model);
  const crash = new EngineError('device-failed', 'The speech engine ended unexpectedly (SIGABRT).\nmany lines');
  expect(models.failed(model, chosen!, crash)).toBe('The speech engine ended unexpectedly (SIGABRT)');
  expect(news).toEqual(['failed']);
  expect(results.get('a')).toMatchObject([
    { card: null, failure: null },
    { card: { driver: 'driver 1' }, failure: { code: 'graphics-card-failed', params: { name: 'Card one' } } },
  ]);
  expect(await models.cardFor(model)).toBe(null);
  results.set('a', [processorTest, cardTest('one')]);
  expect(await models.cardFor(model)).toBe(null);
  graphics.pass(card('one'));
  expect(await models.cardFor(model)).not.toBe(null);
});

test('how long a card may be silent is computed from its test, never less than 10 s', () => {
  expect(graphicsUse(60_000_000, cardTest('one', 40))).toEqual({
    cardId: 'one',
    loadLimitMs: 12_000,
    windowLimitMs: 10_000,
  });
  expect(graphicsUse(60_000_000, cardTest('one', 6))?.windowLimitMs).toBe(40_000);
  const slowStart = { ...cardTest('one'), card: { id: 'one', name: '', driver: '', coldMs: 30_000 } };
  expect(graphicsUse(60_000_000, slowStart)?.windowLimitMs).toBe(45_000);
  expect(graphicsUse(60_000_000, processorTest)).toBe(null);
});
