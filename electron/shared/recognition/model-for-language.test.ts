import { expect, test } from 'vitest';
import { modelForLanguage, ownLanguages } from './model-for-language.ts';

const whisper = {
  id: 'small',
  kind: 'catalogue',
  state: 'ready',
  isMultilingual: true,
  sizeClass: 'small',
  tests: [],
} as const;
const gigaam = { ...whisper, id: 'gigaam-v3-e2e-rnnt', sizeClass: 'gigaam' } as const;
const rule = { modelId: 'small', translate: false };

test('Russian gets the model that is made for it where it is installed, every other language the chosen one', () => {
  expect(modelForLanguage('ru', rule, [whisper, gigaam])).toEqual({
    language: 'ru',
    modelId: 'gigaam-v3-e2e-rnnt',
    reason: 'language',
  });
  expect(modelForLanguage('en', rule, [whisper, gigaam])).toMatchObject({ modelId: 'small', reason: 'chosen' });
  expect(modelForLanguage('uk', rule, [whisper, gigaam])).toMatchObject({ modelId: 'small', reason: 'chosen' });
  expect(modelForLanguage('ru', rule, [whisper])).toMatchObject({ modelId: 'small', reason: 'chosen' });
  expect(ownLanguages([whisper, gigaam])).toEqual([{ language: 'ru', id: 'gigaam-v3-e2e-rnnt' }]);
});

test('the chosen model alone is used where that was asked for, for translation, and where the other cannot', () => {
  const failure = { code: 'model-failed-test', params: {} } as const;
  const failed = {
    device: 'cpu',
    speed: 0,
    memoryBytes: null,
    testedAtMs: 1,
    split: null,
    card: null,
    failure,
  } as const;
  for (const [given, installed] of [
    [{ ...rule, isOneModel: true }, [whisper, gigaam]],
    [{ ...rule, translate: true }, [whisper, gigaam]],
    [rule, [whisper, { ...gigaam, state: 'unaccepted' as const }]],
    [rule, [whisper, { ...gigaam, state: 'damaged' as const }]],
    [rule, [whisper, { ...gigaam, tests: [failed] }]],
    [{ ...rule, modelId: gigaam.id }, [gigaam]],
  ] as const) {
    expect(modelForLanguage('ru', given, installed)).toMatchObject({ modelId: given.modelId, reason: 'chosen' });
  }
});
