import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import { demoModelPath } from '../test/test-model.fixture.ts';
import { readTestRecording } from '../test/test-recording.fixture.ts';
import { spawnNodeWorker } from './worker/spawn-node-worker.ts';
import { testOptions } from '../test/test-options.fixture.ts';
import { fileOfVariant, levelOf, variants, type Variant } from './variants.ts';

const folder = join(import.meta.dirname, '..', 'build', 'Release');
const processor = createRequire(import.meta.url)(join(folder, 'processor.node')) as {
  missing(level: number): readonly string[];
};
const { STENOGRAM_ENGINE: before } = process.env;
afterEach(() => {
  process.env['STENOGRAM_ENGINE'] = before;
});

const isUsable = (variant: Variant) =>
  existsSync(join(folder, fileOfVariant(variant))) && processor.missing(levelOf[variant]).length === 0;

async function recognise(variant: Variant) {
  process.env['STENOGRAM_ENGINE'] = variant;
  const engine = createEngine({ spawn: spawnNodeWorker() });
  try {
    const { instructionSets } = await engine.info();
    const model = await engine.loadModel(demoModelPath);
    const { segments } = await model.transcribe(await readTestRecording('short06'), testOptions).done;
    return { instructionSets, text: segments.map(({ text }) => text).join(' ') };
  } finally {
    await engine.close();
  }
}

describe.skipIf(process.arch !== 'x64')('the builds for different processors', () => {
  test.each(variants.filter(isUsable))(
    '%s is loaded when it is asked for, and recognises the same words',
    async (variant) => {
      const base = await recognise('haswell');
      const recognised = await recognise(variant);
      expect(recognised.text).toBe(base.text);
      expect(recognised.text.split(' ').length).toBeGreaterThan(3);
      expect(recognised.instructionSets.split(' ')).toHaveLength([1, 6, 7, 10, 7][levelOf[variant]]!);
    },
  );

  test('a processor that lacks the instructions of a build is recognised, level by level', () => {
    const counts = [0, 1, 2, 3].map((level) => processor.missing(level).length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(processor.missing(0)).toEqual([]);
  });
});
