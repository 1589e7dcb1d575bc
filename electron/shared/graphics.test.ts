import { expect, test } from 'vitest';
import { judgeGraphics } from './graphics.ts';
import type { ModelTest } from './model.ts';

const card = { id: '10de:2684@0000:01:00.0', driver: 'NVIDIA 550.54.14 (00000001)' };
const base: ModelTest = {
  device: 'cpu',
  speed: 10,
  memoryBytes: null,
  testedAtMs: 1,
  split: null,
  card: null,
  failure: null,
};
const onCard = (speed: number, changes: Partial<ModelTest> = {}, driver = card.driver): ModelTest => ({
  ...base,
  device: 'gpu',
  speed,
  card: { id: card.id, name: 'Card', driver, coldMs: 100 },
  ...changes,
});
const failure = { code: 'graphics-card-differs', params: { name: 'Card' } } as const;

test('a card is used from 1.3 times the processor on', () => {
  expect(judgeGraphics([base, onCard(13)], card)).toMatchObject({ state: 'used', gain: 1.3 });
  expect(judgeGraphics([base, onCard(12.9)], card)).toMatchObject({ state: 'slow' });
  expect(judgeGraphics([base, onCard(4)], card)).toMatchObject({ state: 'slow', gain: 0.4 });
});

test('untested means the processor: no test, another card, another driver, or nothing to compare with', () => {
  const states = [
    [base],
    [base, onCard(50, {}, 'NVIDIA 560.00 (00000002)')],
    [base, onCard(50, { card: { id: 'other', name: 'Other', driver: card.driver, coldMs: 1 } })],
    [onCard(50)],
    [{ ...base, failure }, onCard(50)],
  ].map((tests) => judgeGraphics(tests, card).state);
  expect(states).toEqual(Array(5).fill('untested'));
});

test('a card that failed, or read other words, is not used whatever its speed', () => {
  expect(judgeGraphics([base, onCard(50, { failure })], card)).toMatchObject({ state: 'failed' });
});
