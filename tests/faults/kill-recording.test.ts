import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { killRecording } from './kill-recording.ts';

// Twenty at random moments: npm run test:faults kill-recording.
test('a recorder that is killed has lost less than a second, and its recording gets the text of its file', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'killed-'));
  const file = path.join(dir, 'said.wav');
  const interview = path.resolve('resources/samples/interview.wav');
  execFileSync('ffmpeg', ['-v', 'error', '-i', interview, '-t', '20', '-fflags', '+bitexact', '-ac', '1', file]);
  const { lostMs, savedMs, faults } = await killRecording(dir, file, 5300, 2);
  rmSync(dir, { recursive: true, force: true });
  expect(faults).toEqual([]);
  expect(savedMs).toBeGreaterThan(4000);
  expect(lostMs).toBeLessThanOrEqual(1000);
});
