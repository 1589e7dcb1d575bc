import path from 'node:path';
import { expect, test } from 'vitest';
import type { ModelInfo, ModelTest } from '#shared/model.ts';
import { advise } from './advise.ts';
import { readCatalogue } from '../catalogue.ts';

const catalogue = readCatalogue(path.resolve('resources'));
const eightGb = { memoryBytes: 8e9 };

function here(id: string, tests: readonly ModelTest[]): ModelInfo {
  const entry = catalogue.find((one) => one.id === id)!;
  const { sha256, fileName, sizeBytes } = entry;
  const facts = { state: 'ready', isMultilingual: true, sizeClass: 'base', isReference: false } as const;
  return { id, kind: 'catalogue', fileName, path: fileName, sizeBytes, sha256, ...facts, tests };
}
const passed = (speed: number): ModelTest => ({
  device: 'cpu',
  speed,
  memoryBytes: 1,
  testedAtMs: 1,
  split: null,
  card: null,
  failure: null,
});
const of = (list: ReturnType<typeof advise>, id: string) => list.find(({ entry }) => entry.id === id)!.advice;

test('without a test nothing larger than Small is advised, and no speed is claimed', () => {
  const list = advise(catalogue, [], eightGb);
  expect(list[0]).toMatchObject({ entry: { id: 'small-q8_0' }, advice: { verdict: 'advised', speed: null } });
});

test('a fast computer is advised the turbo model, a slow one a small model', () => {
  const ids = [60, 20, 4, 2].map(
    (speed) => advise(catalogue, [here('base-q8_0', [passed(speed)])], eightGb)[0]?.entry.id,
  );
  expect(ids).toEqual(['large-v3-turbo-q8_0', 'large-v3-turbo-q8_0', 'small-q8_0', 'base-q8_0']);
});

test('what was tested is shown as measured, what follows from it as estimated, and slow ones come late', () => {
  const list = advise(catalogue, [here('base-q8_0', [passed(4)])], eightGb);
  expect(of(list, 'base-q8_0')).toEqual({ verdict: 'fits', speed: 4, isMeasured: true });
  expect(of(list, 'large-v3').verdict).toBe('slow');
  expect(of(list, 'medium-q8_0')).toMatchObject({ verdict: 'slow', isMeasured: false });
  const verdicts = list.map(({ advice }) => advice.verdict);
  expect(verdicts.indexOf('slow')).toBeGreaterThan(verdicts.lastIndexOf('fits'));
});

test('a model that needs more memory than there is comes last and is never advised', () => {
  const list = advise(catalogue, [here('base-q8_0', [passed(400)])], { memoryBytes: 2.2e9 });
  expect(of(list, 'large-v3').verdict).toBe('too-big');
  expect(list.at(-1)?.advice.verdict).toBe('too-big');
  expect(list[0]?.entry.memoryBytes).toBeLessThan(0.7e9);
});

test('how fast a model distinguishes voices says nothing about transcribing', () => {
  const whisper = here('base-q8_0', [passed(4)]);
  const voices = { ...here('pyannote-3-campplus', [passed(40)]), kind: 'voices' as const };
  const list = advise(catalogue, [whisper, voices], eightGb);
  expect(list.map(({ advice }) => advice)).toEqual(advise(catalogue, [whisper], eightGb).map(({ advice }) => advice));
  expect(of(list, 'pyannote-3-campplus').speed).toBe(null);
});

test('a failed test says nothing about speed', () => {
  const failure = { code: 'model-failed-test', params: {} } as const;
  const list = advise(catalogue, [here('base-q8_0', [{ ...passed(0), failure }])], eightGb);
  expect(of(list, 'base-q8_0').speed).toBe(null);
});
