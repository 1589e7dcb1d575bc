import { expect, test } from 'vitest';
import { firstDifference } from '#services/acoustics/first-difference.fixture.ts';
import { frameLevelDb, soundThresholdDb } from './levels/levels.ts';
import { createFramer, type SpeechDetector } from './detect/speech-detector.ts';
import { speechWindows, type FirstSpeech, type SpeechWindow, type WindowRules } from './speech-windows.ts';

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

/** Whatever is loud counts as speech: what is tested here is the cutting. */
function loudnessDetector(): SpeechDetector {
  const framer = createFramer();
  const judge = (samples: Int16Array) =>
    Float32Array.from({ length: samples.length / 512 }, (_, frame) =>
      samples.subarray(frame * 512, (frame + 1) * 512).some((sample) => Math.abs(sample) > 50) ? 1 : 0,
    );
  return {
    name: 'built-in',
    detect: async (samples) => judge(framer.whole(samples)),
    end: async () => judge(framer.rest()),
    close: async () => undefined,
  };
}

async function windowsOf(
  samples: Int16Array,
  pieceSamples = 10_007,
  rules: Partial<WindowRules> = {},
): Promise<SpeechWindow[]> {
  async function* pieces() {
    for (let at = 0; at < samples.length; at += pieceSamples) yield samples.slice(at, at + pieceSamples);
  }
  const detector = loudnessDetector();
  const all: WindowRules = { detector, threshold: 0.5, paddingMs: 300, isEverything: false, channelCount: 1, ...rules };
  return await Array.fromAsync(speechWindows(pieces(), all));
}

const soundOf = ({ channels }: SpeechWindow) => channels[0] ?? new Int16Array();

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
    expect(soundOf(window).length).toBeLessThanOrEqual(29 * rateHz);
  }
  expect(windows.at(-1)!.endMs).toBe(Math.round(samples.length / 16));
});

test('every sample of sound is in exactly one window, and the pieces say where it comes from', async () => {
  const samples = sound([2, 0], ...talk, [5, 0], [3, 8000]);
  const found = new Uint8Array(samples.length);
  for (const window of await windowsOf(samples)) {
    let at = 0;
    for (const piece of window.timeline.pieces) {
      expect(piece.at).toBe(at);
      const own = soundOf(window).subarray(at, at + piece.length);
      expect(firstDifference(own, samples.subarray(piece.from, piece.from + piece.length))).toBeNull();
      for (let i = piece.from; i < piece.from + piece.length; i += 1) found[i]! += 1;
      at += piece.length;
    }
    expect(at).toBe(soundOf(window).length);
  }
  expect(samples.every((sample, i) => found[i] === 1 || (found[i] === 0 && Math.abs(sample) < 10))).toBe(true);
});

test('the last two windows share what is left evenly, cut in a pause, whatever the length of the rest', async () => {
  for (const sentences of [9, 10, 12, 17, 19]) {
    const windows = await windowsOf(
      sound(
        ...Array.from(
          { length: sentences },
          () =>
            [
              [3, 8000],
              [1, 5],
            ] as const,
        ).flat(),
      ),
    );
    const [one, other] = windows.slice(-2);
    expect(Math.abs(soundOf(one!).length - soundOf(other!).length) / rateHz).toBeLessThanOrEqual(4);
    expect(Math.max(...soundOf(one!).slice(-320))).toBeLessThan(10);
    expect(one!.endMs).toBeLessThanOrEqual(other!.startMs);
  }
});

test('pauses are left out, so that speech fills the windows', async () => {
  const sparse = Array.from({ length: 20 }, () => [[4, 8000] as const, [12, 0] as const]).flat();
  const recognised = (await windowsOf(sound(...sparse))).filter((window) => soundOf(window).length > 0);
  expect(recognised.length).toBeLessThanOrEqual(Math.ceil((20 * 4.7) / 24));
  expect(recognised[0]!.timeline.pieces.length).toBeGreaterThan(3);
});

test('cuts fall into pauses', async () => {
  const samples = sound(...talk);
  for (const window of (await windowsOf(samples)).slice(0, -1)) {
    const last = soundOf(window).slice(-320);
    expect(Math.max(...last)).toBeLessThan(10);
  }
});

test('the same samples give the same windows, however they arrive', async () => {
  const samples = sound(...talk, [200, 0], ...talk);
  const plain = (windows: readonly SpeechWindow[]) => JSON.stringify(windows);
  expect(plain(await windowsOf(samples, 999))).toBe(plain(await windowsOf(samples, 160_000)));
});

test('silence holds nothing for the engine, and the cursor moves on all the same', async () => {
  const windows = await windowsOf(sound([200, 0]));
  expect(windows.every((window) => soundOf(window).length === 0)).toBe(true);
  expect(windows.map(({ endMs }) => endMs)).toEqual([60_000, 120_000, 180_000, 200_000]);
});

test('speech does not wait longer than a minute for more of it', async () => {
  const [first] = await windowsOf(sound([5, 8000], [300, 0], [5, 8000]));
  expect(soundOf(first!).length).toBeGreaterThan(5 * rateHz);
  expect(first!.endMs).toBeLessThan(70_000);
});

test('sound without a pause is cut all the same, and windows on both sides share two seconds', async () => {
  for (const seconds of [31, 50, 58, 100]) {
    const samples = sound([seconds, 8000]);
    const windows = await windowsOf(samples);
    let endMs = 0;
    for (const [nth, window] of windows.entries()) {
      const next = windows[nth + 1];
      expect(window.startMs).toBe(endMs);
      endMs = window.endMs;
      expect(window.leadMs).toBe(nth === 0 ? 0 : 2000);
      expect(window.tailMs).toBe(next === undefined ? 0 : 2000);
      expect(soundOf(window).length).toBeLessThanOrEqual(29 * rateHz);
      const own = (window.startMs - window.leadMs) * 16;
      expect(firstDifference(soundOf(window), samples.subarray(own, own + soundOf(window).length))).toBeNull();
      expect(soundOf(window).length).toBe((window.endMs + window.tailMs) * 16 - own);
      expect(window.voice[0]!.startMs).toBe(window.startMs - window.leadMs);
    }
    expect(endMs).toBe(seconds * 1000);
  }
});

test('windows overlap at a cut in speech and not at one in a pause', async () => {
  const windows = await windowsOf(sound([20, 8000], [0.5, 5], [70, 8000]));
  expect(windows.slice(0, 3).map(({ leadMs, tailMs }) => [leadMs, tailMs])).toEqual([
    [0, 0],
    [0, 2000],
    [2000, 2000],
  ]);
});

test('where there is no pause, a window is cut between its 15th second and its end where it is least loud', async () => {
  // Loud speech with one breath: 80 ms at a third of the level, no pause.
  for (const breathAt of [17, 21.4, 26]) {
    const [first] = await windowsOf(sound([breathAt, 8000], [0.08, 2600], [60 - breathAt, 8000]));
    expect(Math.abs(first!.endMs - breathAt * 1000 - 40)).toBeLessThanOrEqual(60);
  }
  // A breath before the 15th second is no place: the window would be short.
  const [late] = await windowsOf(sound([9, 8000], [0.08, 2600], [50, 8000]));
  expect(late!.endMs).toBeGreaterThanOrEqual(15_000);
});

test('a recording that is transcribed whole is transcribed from end to end', async () => {
  const samples = sound([40, 0], [5, 8000], [40, 0]);
  const windows = await windowsOf(samples, 10_007, { isEverything: true });
  expect(windows.reduce((sum, window) => sum + soundOf(window).length, 0)).toBe(samples.length);
  expect(windows.flatMap(({ voice }) => voice).length).toBeGreaterThan(0);
});

test('two channels are cut at the same places, and each keeps its own sound', async () => {
  const left = sound([5, 8000], [5, 0], [5, 0], [20, 8000]);
  const right = sound([5, 0], [5, 8000], [5, 0], [20, 0]);
  const stereo = new Int16Array(2 * left.length);
  for (const i of left.keys()) stereo.set([left[i]!, right[i]!], 2 * i);
  const windows = await windowsOf(stereo, 20_014, { channelCount: 2 });
  for (const { timeline, channels } of windows) {
    for (const { at, from, length } of timeline.pieces) {
      for (const [nth, side] of [left, right].entries()) {
        const own = channels[nth]!.subarray(at, at + length);
        expect(firstDifference(own, side.subarray(from, from + length))).toBeNull();
      }
    }
  }
  expect(windows.at(-1)!.endMs).toBe(35_000);
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

test('the first speech is reported once, as soon as there are four seconds of it, with its place in the recording', async () => {
  const told: FirstSpeech[] = [];
  const samples = sound([20, 5], [3, 8000], [3, 5], [40, 8000]);
  const onFirstSpeech = (speech: FirstSpeech) => told.push(speech);
  const windows = await windowsOf(samples, 10_007, { onFirstSpeech });
  const others = await windowsOf(samples);
  const cuts = (list: readonly SpeechWindow[]) => list.map(({ startMs, endMs }) => ({ startMs, endMs }));
  expect(cuts(windows)).toEqual(cuts(others));
  for (const [nth, window] of windows.entries()) {
    expect(firstDifference(soundOf(window), soundOf(others[nth]!))).toBeNull();
  }
  expect(told).toHaveLength(1);
  const [{ pcm, timeline }] = told as [FirstSpeech];
  expect(pcm).toHaveLength(4 * rateHz);
  expect(Math.abs(timeline.startMsOf(0) - 20_000)).toBeLessThan(700);
  expect(firstDifference(pcm, soundOf(windows[0]!).subarray(0, pcm.length))).toBeNull();
});

test('of a recording with less speech than that, or with two channels, the windows are all there is, or both are one', async () => {
  const told: FirstSpeech[] = [];
  const onFirstSpeech = (speech: FirstSpeech) => told.push(speech);
  await windowsOf(sound([2, 8000], [30, 5]), 10_007, { onFirstSpeech });
  expect(told).toEqual([]);
  await windowsOf(sound([40, 8000]), 10_006, { onFirstSpeech, channelCount: 2 });
  expect(told.map(({ pcm }) => pcm.length)).toEqual([4 * rateHz]);
});

test('where someone reads along, the first windows are short, handed out at once, and hold every sample all the same', async () => {
  const samples = sound(...talk, ...talk, ...talk);
  const windows = await windowsOf(samples, 1600, { startsShort: true });
  const seconds = windows.map((window) => soundOf(window).length / rateHz);
  expect(seconds[0]).toBeLessThanOrEqual(5);
  expect(seconds[0]).toBeGreaterThan(2.5);
  expect(seconds[1]).toBeLessThanOrEqual(10);
  expect(seconds[2]).toBeLessThanOrEqual(20);
  expect(Math.max(...seconds)).toBeGreaterThan(20);
  expect(windows.slice(1).every((window, nth) => window.startMs >= (windows[nth]?.endMs ?? Infinity))).toBe(true);
  const usual = await windowsOf(samples, 1600);
  const sum = (all: readonly SpeechWindow[]) => all.reduce((total, window) => total + soundOf(window).length, 0);
  expect(sum(windows)).toBe(sum(usual));
  // However it arrives, as a resumed run needs it.
  expect((await windowsOf(samples, 50_001, { startsShort: true })).map(({ endMs }) => endMs)).toEqual(
    windows.map(({ endMs }) => endMs),
  );
});

test('the first short window does not wait for what comes after it', async () => {
  let read = 0;
  async function* pieces() {
    const samples = sound(...talk);
    for (let at = 0; at < samples.length; at += 1600) {
      read += 1600;
      yield samples.slice(at, at + 1600);
    }
  }
  const rules = { detector: loudnessDetector(), threshold: 0.5, paddingMs: 300, isEverything: false } as const;
  const first = await speechWindows(pieces(), { ...rules, channelCount: 1, startsShort: true }).next();
  expect(first.done).toBe(false);
  expect(read / rateHz).toBeLessThan(9);
});
