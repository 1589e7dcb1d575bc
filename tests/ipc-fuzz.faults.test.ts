import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

test('a thousand calls of a page that was taken over end in replies, and write nothing outside', () => {
  const fault = path.resolve('tests/faults/ipc.fault.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [fault, '--calls', '1000', '--seed', '7'], {
    encoding: 'utf8',
    timeout: 400_000,
  });
  expect(status, `${stdout}\n${stderr}`).toBe(0);
  expect(stdout).toMatch(/^1000 injected, 0 failed$/m);
}, 400_000);
