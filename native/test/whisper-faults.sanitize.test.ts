import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { demoModelPath, writeChangedModel } from './test-model.fixture.ts';
import { makeTestDetector } from './test-detector.fixture.ts';

// The same calls of whisper.cpp with the changes of native/patches and without them, both under AddressSanitizer.
const built = join(import.meta.dirname, '../../.cache/native/sanitized');
const folder = mkdtempSync(join(tmpdir(), 'stenogram-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

function runFault(kind: 'patched' | 'upstream', ...args: readonly string[]) {
  // Reports of the unpatched one are expected, so they do not go where scripts/native/test-sanitize.ts looks for them.
  const options = 'detect_leaks=0:allocator_may_return_null=1';
  const env = { ...process.env, LD_PRELOAD: '', ASAN_OPTIONS: options, UBSAN_OPTIONS: 'halt_on_error=0' };
  const { status, stderr } = spawnSync(join(built, `whisper-faults-${kind}`), args, { encoding: 'utf8', env });
  return { status, reports: stderr.match(/AddressSanitizer: [a-z-]+|runtime error/gu) ?? [] };
}

test.each([1, 2, 5, 100, 200])('audio of %i samples is not read past its end, as it was before the patch', (count) => {
  const args = ['spectrogram', demoModelPath, String(count)] as const;
  expect(runFault('patched', ...args)).toEqual({ status: 0, reports: [] });
  expect(runFault('upstream', ...args).reports).toContain('AddressSanitizer: heap-buffer-overflow');
});

test('audio that is long enough was read rightly before and is so now', () => {
  for (const kind of ['patched', 'upstream'] as const) {
    expect(runFault(kind, 'spectrogram', demoModelPath, '201')).toEqual({ status: 0, reports: [] });
  }
});

const headers: readonly (readonly [string, number, number])[] = [
  ['20 dimensions', 0, 20],
  ['5 dimensions', 0, 5],
  ['-1 dimensions', 0, -1],
  ['a name of -1 bytes', 4, -1],
  ['a name of 2 GB', 4, 0x7f_ff_ff_ff],
  ['an unknown type', 8, 9999],
  ['a dimension below 0', 12, -5],
  ['dimensions whose product is too large', 12, 0x7f_ff_ff_f0],
];

test.each(headers)('a model whose first tensor has %s is refused', async (_, offset, value) => {
  const path = await writeChangedModel(demoModelPath, join(folder, 'model.bin'), (model, { tensorsAt }) => {
    model.writeInt32LE(value, tensorsAt + offset);
    return model;
  });
  expect(runFault('patched', 'model', path)).toEqual({ status: 3, reports: [] });
  if (value === 20) {
    expect(runFault('upstream', 'model', path).reports).toContain('AddressSanitizer: stack-buffer-overflow');
  }
});

test.each(headers)('a speech detector whose first tensor has %s is refused', async (_, offset, value) => {
  const path = await makeTestDetector(join(folder, 'detector.bin'));
  expect(runFault('patched', 'detector', path)).toEqual({ status: 0, reports: [] });
  const model = readFileSync(path);
  const nameAt = model.indexOf('_model.encoder.0.reparam_conv.weight');
  model.writeInt32LE(value, nameAt - 24 + offset);
  writeFileSync(path, model);
  expect(runFault('patched', 'detector', path)).toEqual({ status: 3, reports: [] });
});
