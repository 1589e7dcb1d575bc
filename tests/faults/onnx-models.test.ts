import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createDice } from './mutate-media.ts';
import { mutateOnnx } from './mutate-onnx.ts';
import { cancelOnnx, killOnnxWorker, loadOnnxMutant, resumeOnnx } from './onnx-outcomes.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'onnx-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('a damaged model of several files gives a text or a plain refusal', async () => {
  const dice = createDice(7);
  const ends = new Map<string, string[]>();
  for (let nth = 0; nth < 14; nth += 1) {
    const mutant = mutateOnnx(dice);
    const end = await loadOnnxMutant(path.join(dir, 'mutant'), mutant);
    ends.set(end, [...(ends.get(end) ?? []), mutant.what]);
  }
  expect([...ends].filter(([end]) => end !== 'text' && end !== 'bad-model')).toEqual([]);
  expect(ends.has('bad-model')).toBe(true);
});

test('an engine that is killed or cancelled in the middle reads the next sound as if nothing had been', async () => {
  expect(await killOnnxWorker(path.join(dir, 'model'), 120)).toBe(null);
  expect(await cancelOnnx(path.join(dir, 'model'), 60)).toBe(null);
  expect(await cancelOnnx(path.join(dir, 'model'), 0)).toBe(null);
});

test('a recording whose app is killed continues at its cursor, to the same text', async () => {
  expect(await resumeOnnx(path.join(dir, 'resumed'), [1])).toBe(null);
});
