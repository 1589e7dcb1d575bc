import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveFile } from './serve-file.ts';

test('a pipe, which would keep who opens it waiting, is not found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'serve-'));
  try {
    const pipe = join(folder, 'pipe.wav');
    execFileSync('mkfifo', [pipe]);
    expect((await serveFile(pipe, new Request('media://recording/a1B2c3D4'), {})).status).toBe(404);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
