import { expect, test } from 'vitest';
import type { LabOptions } from '#shared/quality/lab.ts';
import { tunedNames, type TuningSpace } from '#shared/quality/tuning.ts';
import { seededRandom } from '#services/scoring/statistics/random.ts';
import { searchSettings } from './search-settings.ts';

const base: LabOptions = { modelId: 'demo', language: 'ru', prompt: '', preset: 'balanced', detector: 'auto', thresholdPercent: 50, paddingMs: 500, beamSize: null, temperatures: 'preset' }; // prettier-ignore
const space: TuningSpace = {
  base,
  modelId: ['demo', 'small', 'medium'],
  preset: ['fast', 'balanced', 'accurate'],
  beamSize: [null, 1, 3, 5, 8],
  temperatures: ['preset', 'none', 'short', 'full'],
  detector: ['auto', 'built-in'],
  thresholdPercent: [30, 40, 50, 60, 70],
  paddingMs: [100, 300, 500, 800],
  prompt: ['', 'Ёлкин, миокардит'],
};

/** A set whose best settings are known: each setting away from them costs errors; folds differ by chance. */
function knownSet(seed: number) {
  const random = seededRandom(seed);
  const best = Object.fromEntries(
    tunedNames.map((name) => [name, space[name][Math.floor(random() * space[name].length)]]),
  ) as unknown as LabOptions;
  const words = 4000;
  const rate = (options: LabOptions, fold: number) => {
    let errors = 0.08;
    for (const name of tunedNames) {
      const values: readonly unknown[] = space[name];
      errors += 0.008 * Math.min(3, Math.abs(values.indexOf(options[name]) - values.indexOf(best[name])));
    }
    const noise = seededRandom(
      seed * 7919 +
        fold * 31 +
        Array.from(JSON.stringify(options)).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 0),
    );
    return errors + (noise() - 0.5) * 0.004;
  };
  return {
    best: { ...base, ...best },
    evaluate: (options: LabOptions, fold: number) => ({ errors: Math.round(rate(options, fold) * words), words }),
  };
}

test('the best settings of a set are found within the budget in nine of ten seeds, and no held-out part is asked for', async () => {
  let found = 0;
  const asked = new Set<number>();
  for (let seed = 1; seed <= 10; seed += 1) {
    const set = knownSet(seed);
    // Each evaluation is a minute; a search through everything would be 28,800 of them.
    let minutesLeft = 240;
    const result = await searchSettings({
      space,
      seed,
      foldCount: 3,
      evaluate: async (options, fold) => {
        asked.add(fold);
        minutesLeft -= 1;
        return minutesLeft < 0 ? null : set.evaluate(options, fold);
      },
      onTrial() {},
    });
    if (JSON.stringify(result.options) === JSON.stringify(set.best)) found += 1;
  }
  expect(found).toBeGreaterThanOrEqual(9);
  expect([...asked].toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
});

test('a budget that is spent at once gives the settings that it began with', async () => {
  const result = await searchSettings({ space, seed: 1, foldCount: 3, evaluate: async () => null, onTrial() {} });
  expect(result).toMatchObject({ options: base, folds: 0 });
});

test('a search that continues with what is known gives what it would have given', async () => {
  const set = knownSet(3);
  const run = async (limit: number, known: Map<string, { errors: number; words: number }>) => {
    let left = limit;
    return await searchSettings({
      space,
      seed: 3,
      foldCount: 2,
      evaluate: async (options, fold) => {
        const key = JSON.stringify([options, fold]);
        const before = known.get(key);
        if (before !== undefined) return before;
        left -= 1;
        if (left < 0) return null;
        known.set(key, set.evaluate(options, fold));
        return known.get(key)!;
      },
      onTrial() {},
    });
  };
  const known = new Map<string, { errors: number; words: number }>();
  await run(25, known);
  const resumed = await run(200, known);
  expect(resumed).toEqual(await run(200, new Map()));
});
