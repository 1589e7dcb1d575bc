import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPeakWriter, peaksPerSecond } from './peaks.ts';

let dir = '';
beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'peaks-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const second = new Int16Array(16_000).fill(1280);

it('two writers of one waveform do not take the file from each other', async () => {
  const file = path.join(dir, 'a.bin');
  const job = createPeakWriter(file);
  const drawn = createPeakWriter(file, `${file}.drawn`);
  await job.add(second);
  await drawn.add(second);
  await drawn.finish();
  await drawn.discard();
  await job.add(second);
  await job.finish();
  await job.discard();
  expect(readFileSync(file)).toHaveLength(2 * peaksPerSecond);
  expect(readdirSync(dir)).toEqual(['a.bin']);
});

it('a waveform whose file was taken away does not stop the transcription that draws it', async () => {
  const file = path.join(dir, 'a.bin');
  const job = createPeakWriter(file);
  await job.add(second);
  await expect.poll(() => existsSync(`${file}.part`)).toBe(true);
  rmSync(`${file}.part`);
  await expect(job.finish()).resolves.toBeUndefined();
  expect(existsSync(file)).toBe(false);
});
