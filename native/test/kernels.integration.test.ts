import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compileKernels, kernelSets, toolsFor, type KernelSet } from './compile-kernels.fixture.ts';

const dir = mkdtempSync(join(tmpdir(), 'kernels-'));
afterAll(() => rmSync(dir, { recursive: true }));

// The base, which every processor has, and the fastest of this one; `npm run test:faults kernels` tries all.
const fastest = (['avx-512 vnni', 'avx-512', 'avx-vnni', 'neon'] as const).find((set) => toolsFor(set) !== undefined);
const sets = [...new Set<KernelSet>(['avx2', fastest ?? 'avx2'])];

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the kernels of the engine', () => {
  test.each(sets)('for %s agree with plain sums to 1e-5 of the largest element, in 1,400 random shapes', (set) => {
    const tryShapes = compileKernels(set, join(dir, set.replaceAll(' ', '-')));
    expect(tryShapes(1400, 1)).toMatch(/^1400 shapes right, largest difference/u);
  });

  test('are written for every instruction set that a build of the engine has', () => {
    expect(Object.keys(kernelSets)).toEqual(['avx2', 'avx-vnni', 'avx-512', 'avx-512 vnni', 'neon']);
  });
});
