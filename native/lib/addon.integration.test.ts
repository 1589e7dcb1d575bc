import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadAddon } from './addon.ts';

test('an engine that is not built says how to build it', () => {
  expect(() => loadAddon([join(os.tmpdir(), 'no')])).toThrow(
    expect.objectContaining({ code: 'engine-missing', message: expect.stringContaining('npm run build:native') }),
  );
});

test('a file that is no engine says the same instead of a linker message', async () => {
  const folder = await mkdtemp(join(os.tmpdir(), 'stenogram-addon-'));
  await writeFile(join(folder, 'stenogram.node'), 'not a library');
  expect(() => loadAddon([folder])).toThrow(
    expect.objectContaining({ code: 'engine-missing', message: expect.stringContaining('npm run build:native') }),
  );
  await rm(folder, { recursive: true });
});
