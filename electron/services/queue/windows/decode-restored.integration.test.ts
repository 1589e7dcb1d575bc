import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { decode } from '#services/media/decode.ts';
import { decodeRestored, type ClippedSound } from './decode-restored.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'вершины-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const voice = path.resolve('tests/fixtures/speech/mixed01.wav');
const how = {
  ffmpeg: 'ffmpeg',
  source: { track: 0, format: 'wav', startSeconds: 0 },
  channels: 2,
  signal: new AbortController().signal,
};

/** Two channels of 30 s: the first is loud beyond full scale from 10 to 20 s. */
function recorded(name: string, gain: number): string {
  const file = path.join(dir, name);
  const heard = `aeval='0.4*val(0)*if(between(t,10,20),${gain},1)|0.4*val(0)':c=stereo`;
  execFileSync('ffmpeg', ['-v', 'error', '-i', voice, '-af', heard, '-t', '30', '-c:a', 'pcm_s16le', file]);
  return file;
}

async function samplesOf(pieces: AsyncIterable<Float32Array>): Promise<readonly number[]> {
  const all: number[] = [];
  for await (const piece of pieces) for (const sample of piece) all.push(sample);
  return all;
}

async function read(file: string) {
  let clipped: ClippedSound | null = null;
  const onRestored = (found: ClippedSound) => (clipped = found);
  const plain = await samplesOf(decode(file, how));
  const restored = await samplesOf(
    decodeRestored(file, { ...how, restoresPeaks: true, channelNumbers: null, onRestored }),
  );
  const changed = plain.flatMap((sample, at) => (sample === restored[at] ? [] : [at]));
  return { plain, restored, changed, clipped: clipped as ClippedSound | null };
}

test('peaks are restored where a channel is clipped, and nothing else is touched', async () => {
  const { plain, restored, changed, clipped } = await read(recorded('clipped.wav', 20));
  expect(restored).toHaveLength(plain.length);
  expect(changed.length).toBeGreaterThan(1000);
  expect(changed.every((at) => at % 2 === 0)).toBe(true);
  const seconds = changed.map((at) => at / 32_000);
  expect(seconds[0]).toBeGreaterThanOrEqual(9.5);
  expect(seconds.at(-1)).toBeLessThanOrEqual(20.5);
  expect(clipped?.places().count).toBe(1);
  expect([clipped?.isClipped(10_000, 20_000), clipped?.isClipped(0, 9000)]).toEqual([true, false]);
});

test('sound that is not clipped comes out sample for sample, and nothing is reported', async () => {
  const { restored, changed, clipped } = await read(recorded('clean.wav', 1));
  expect(restored.length).toBeGreaterThan(900_000);
  expect(changed).toEqual([]);
  expect(clipped).toBeNull();
});
