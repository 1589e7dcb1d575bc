import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createEngine } from '../lib/engine.ts';
import type { TranscribeOptions } from '../lib/types.ts';
import { spawnNodeWorker } from '../lib/worker/spawn-node-worker.ts';
import { demoModelPath } from './test-model.fixture.ts';
import { testOptions } from './test-options.fixture.ts';
import { readTestRecording } from './test-recording.fixture.ts';

const dir = mkdtempSync(join(tmpdir(), 'term-bias-'));
afterAll(() => rmSync(dir, { recursive: true }));
const native = join(import.meta.dirname, '..');

test.skipIf(process.platform !== 'linux')('expected terms raise their next token, within reach and bound', () => {
  const program = join(dir, 'term-bias');
  const sources = ['src/session/term_bias.cc', 'test/term_bias_test.cc'].map((file) => join(native, file));
  const flags = ['-std=c++17', '-O1', '-Wall', '-Wextra', '-I', join(native, 'src')];
  execFileSync(process.env['CXX'] ?? 'c++', [...flags, ...sources, '-o', program], { stdio: 'pipe' });
  expect(execFileSync(program, { encoding: 'utf8' })).toMatch(/^\d+ checks right/u);
});

test('terms that no one says are not written, and the text stays', async () => {
  const engine = createEngine({ spawn: spawnNodeWorker() });
  const model = await engine.loadModel(demoModelPath, { useGpu: false });
  const pcm = await readTestRecording('short01');
  const text = async (options: Partial<TranscribeOptions>) =>
    (await model.transcribe(pcm, { ...testOptions, ...options }).done).segments.map((one) => one.text).join(' ');
  const plain = await text({});
  expect(plain.length).toBeGreaterThan(20);
  const terms = ['Kowalski', 'Madrid', 'Wilson', 'Ковальский', 'x'.repeat(5000), '', '\u0000'];
  expect(await text({ terms, termBonus: 4 })).toBe(plain);
  await engine.close();
});
