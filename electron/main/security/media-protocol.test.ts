import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { serveMedia } from './media-protocol.ts';

const folder = mkdtempSync(join(tmpdir(), 'media-'));
const path = join(folder, 'recording.wav');
writeFileSync(path, '0123456789');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ask = (range?: string, init: RequestInit = {}) =>
  new Request('media://recording/a1B2c3D4', { ...init, headers: range === undefined ? {} : { range } });

const serve = serveMedia(
  async (key, part) => (key === 'a1B2c3D4' && part === 'audio' ? path : null),
  'app://stenogram',
);

it('serves the file that the backend names for the key', async () => {
  const response = await serve(ask('bytes=0-3'));
  expect([response.status, await response.text()]).toEqual([206, '0123']);
  expect(response.headers.get('content-type')).toBe('audio/wav');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('access-control-allow-origin')).toBe('app://stenogram');
});

it('answers 404 for an unknown key and 405 for a write', async () => {
  expect((await serve(new Request('media://recording/unknown-key'))).status).toBe(404);
  expect((await serve(new Request('media://recording/a1B2c3D4/peaks'))).status).toBe(404);
  expect((await serve(new Request('media://recording/..%2f..%2fetc'))).status).toBe(404);
  expect((await serve(ask(undefined, { method: 'POST' }))).status).toBe(405);
});
