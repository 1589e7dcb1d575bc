import { expect, test } from 'vitest';
import { frameLevelDb, soundThresholdDb } from './levels.ts';
import { speechWindows, type SpeechWindow } from './speech-windows.ts';

const rateHz = 16_000;

/** Stretches of [seconds, amplitude] as noise-like sound. */
function sound(...stretches: readonly (readonly [seconds: number, amplitude: number])[]): Int16Array {
  let seed = 1;
  const samples: number[] = [];
  for (const [seconds, amplitude] of stretches) {
    for (let i = 0; i < seconds * rateHz; i += 1) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      samples.push(Math.round((seed / 1_073_741_824 - 1) * amplitude));
    }
  }
  return Int16Array.from(samples);
}

async function windowsOf(samples: Int16Array, pieceSamples = 10_007): Promise<SpeechWindow[]> {
  async function* pieces() {
    for (let at = 0; at < samples.length; at += pieceSamples) yield samples.slice(at, at + pieceSamples);
  }
  return await Array.fromAsync(speechWindows(pieces()));
}

const talk = Array.from(
  { length: 20 },
  (_, i) =>
    [
      [3, 8000],
      [0.4 + (i % 5) * 0.2, 5],
    ] as const,
).flat();

test('windows follow each other without a hole and hold at most 29 s', async () => {
  const samples = sound(...talk);
  const windows = await windowsOf(samples);
  for (const [i, window] of windows.entries()) {
    expect(window.startMs).toBeGreaterThanOrEqual(windows[i - 1]?.endMs ?? 0);
    expect(window.pcm.length).toBeLessThanOrEqual(29 * rateHz);
  }
  expect(windows.at(-1)!.endMs).toBe(Math.round(samples.length / 16));
});

test('every sample of sound is in exactly one window, at its place', async () => {
  const samples = sound([2, 0], ...talk, [5, 0]);
  const found = new Uint8Array(samples.length);
  for (const window of await windowsOf(samples)) {
    const start = window.startMs * 16;
    expect(window.pcm).toEqual(samples.slice(start, start + window.pcm.length));
    found.fill(1, start, start + window.pcm.length);
  }
  expect(samples.every((sample, i) => found[i] === 1 || Math.abs(sample) < 10)).toBe(true);
});

test('cuts fall into pauses', async () => {
  const samples = sound(...talk);
  for (const window of (await windowsOf(samples)).slice(0, -1)) {
    const around = samples.slice(window.endMs * 16 - 1600, window.endMs * 16 + 1600);
    expect(Math.max(...around)).toBeLessThan(10);
  }
});

test('the same samples give the same windows, however they arrive', async () => {
  const samples = sound(...talk);
  expect(await windowsOf(samples, 999)).toEqual(await windowsOf(samples, 160_000));
});

test.each([
  ['digital silence', sound([70, 0])],
  ['a constant offset', new Int16Array(70 * rateHz).fill(12_000)],
])('%s holds nothing for the engine', async (_, samples) => {
  const windows = await windowsOf(samples);
  expect(windows.every((window) => window.pcm.length === 0)).toBe(true);
  expect(windows.at(-1)!.endMs).toBe(70_000);
});

test('long leading silence is left out of the window that follows', async () => {
  const windows = await windowsOf(sound([20, 0], [5, 8000]));
  const heard = windows.filter((window) => window.pcm.length > 0);
  expect(heard).toHaveLength(1);
  expect(heard[0]!.startMs).toBeGreaterThanOrEqual(19_400);
  expect(heard[0]!.startMs).toBeLessThanOrEqual(20_000);
});

test('sound without a pause is cut all the same', async () => {
  const windows = await windowsOf(sound([100, 8000]));
  expect(windows.length).toBeGreaterThanOrEqual(4);
  expect(windows.reduce((sum, window) => sum + window.pcm.length, 0)).toBe(100 * rateHz);
});

test('quiet speech over a quiet floor counts as sound', async () => {
  const heard = (await windowsOf(sound([3, 3], [3, 60], [3, 3]))).filter((window) => window.pcm.length > 0);
  expect(heard).toHaveLength(1);
});

test('levels are in dB of full scale, and even sound has no floor to stand above', () => {
  expect(frameLevelDb(new Int16Array(320), 0)).toBe(-120);
  const square = Int16Array.from({ length: 320 }, (_, i) => (i % 2 === 0 ? 32_767 : -32_767));
  expect(frameLevelDb(square, 0)).toBeCloseTo(0, 2);
  expect(soundThresholdDb(Array.from({ length: 100 }, () => -30))).toBe(-60);
  expect(soundThresholdDb([...Array.from({ length: 50 }, () => -50), ...Array.from({ length: 50 }, () => -20)])).toBe(
    -44,
  );
});
