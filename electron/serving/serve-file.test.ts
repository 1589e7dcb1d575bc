import { mkdtempSync, readdirSync, readlinkSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { serveFile } from './serve-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-'));
const path = join(folder, 'recording.wav');
const bytes = Buffer.from(Array.from({ length: 1_000_000 }, (_, index) => index % 251));
writeFileSync(path, bytes);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (range?: string, init: RequestInit = {}) =>
  new Request('media://recording/a1B2c3D4', { ...init, headers: range === undefined ? {} : { range } });
const bodyOf = async (response: Response) => Buffer.from(await response.arrayBuffer());
const openFiles = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;

describe('a file as an answer', () => {
  it('is whole without a range', async () => {
    const response = await serveFile(path, ask(), {});
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '1000000']);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect((await bodyOf(response)).equals(bytes)).toBe(true);
  });

  it.each([
    ['bytes=0-', 0, 999_999],
    ['bytes=-100', 999_900, 999_999],
    ['bytes=262143-262145', 262_143, 262_145],
    ['bytes=999999-99999999999', 999_999, 999_999],
  ])('%s gives exactly these bytes', async (range, startByte, endByte) => {
    const response = await serveFile(path, ask(range), {});
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${startByte}-${endByte}/1000000`);
    expect((await bodyOf(response)).equals(bytes.subarray(startByte, endByte + 1))).toBe(true);
  });

  it.each(['bytes=1000000-', 'bytes=-0', 'bytes=5-2', 'bytes=--5'])('%s is refused with the size', async (range) => {
    const response = await serveFile(path, ask(range), {});
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */1000000']);
  });

  it('has no body for HEAD, and for an empty file', async () => {
    const head = await serveFile(path, ask(undefined, { method: 'HEAD' }), {});
    expect([head.body, head.headers.get('content-length')]).toEqual([null, '1000000']);
    const empty = join(folder, 'empty.wav');
    writeFileSync(empty, '');
    expect((await serveFile(empty, ask(), {})).status).toBe(200);
    expect((await serveFile(empty, ask('bytes=0-'), {})).status).toBe(416);
  });

  it('is not found for a folder and a file that is not there', async () => {
    for (const other of [folder, join(folder, 'missing.wav')])
      expect((await serveFile(other, ask(), {})).status).toBe(404);
  });

  it('closes the file at the end, on cancel, on abort and on an error', async () => {
    await bodyOf(await serveFile(path, ask(), {}));
    await (await serveFile(path, ask(), {})).body!.cancel();
    const abort = new AbortController();
    const response = await serveFile(path, ask(undefined, { signal: abort.signal }), {});
    const reader = response.body!.getReader();
    await reader.read();
    abort.abort();
    await expect(reader.read()).rejects.toThrow();
    const shrinking = join(folder, 'shrinking.wav');
    writeFileSync(shrinking, bytes);
    const broken = await serveFile(shrinking, ask(), {});
    truncateSync(shrinking, 10);
    await expect(bodyOf(broken)).rejects.toThrow('shorter');
    expect(openFiles()).toBe(0);
  });
});
