import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

test('every hostile file, and a few damaged ones, ends as it should, with no process and no change left', () => {
  const fault = path.resolve('tests/faults/media.fault.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [fault, '--quick'], {
    encoding: 'utf8',
    timeout: 400_000,
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout).toMatch(/^[1-9]\d{2} injected, 0 failed$/m);
}, 400_000);
