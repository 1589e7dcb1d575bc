import { expect, test } from 'vitest';
import { classCount, frameSize, frameStep, segmentFrames, voiceModelBands } from '#native/lib/onnx/voice-models.ts';
import { judgeSoundModel, judgeVoiceModel } from './judge-models.ts';
import { readSample } from './test-model.ts';

const sample = await readSample('resources');
const sound = Float32Array.from(sample.samples, (value) => value / 32_768);

/** A segmentation that goes by loudness, as far as it goes. */
const loudness = (limit: number) => (samples: Float32Array) => {
  const classes = new Float32Array(segmentFrames * classCount);
  for (let frame = 0; frame < segmentFrames; frame += 1) {
    const part = samples.subarray(frame * frameStep, frame * frameStep + frameSize);
    const energy = part.reduce((sum, value) => sum + value * value, 0) / frameSize;
    classes[frame * classCount + Number(energy > limit)] = 1;
  }
  return Promise.resolve(classes);
};
/** The mean spectrum of a voice, against the mean of its bands. */
const spectrum = (frames: Float32Array) => {
  const sums = new Float32Array(voiceModelBands);
  for (const [at, value] of frames.entries()) sums[at % voiceModelBands] = (sums[at % voiceModelBands] ?? 0) + value;
  const mean = sums.reduce((a, b) => a + b, 0) / voiceModelBands;
  const centred = sums.map((value) => value - mean);
  const length = Math.hypot(...centred);
  return Promise.resolve(centred.map((value) => value / length));
};
const judge = (segment: ReturnType<typeof loudness>, embed: typeof spectrum) =>
  judgeVoiceModel({ segment, embed }, sound, sample.spoken);

test('a model that finds the speech of the sample and distinguishes its two voices passes', async () => {
  expect(await judge(loudness(1e-4), spectrum)).toBe('right');
});

test.each([
  ['finds speech everywhere', loudness(-1)],
  ['finds speech nowhere', loudness(10)],
])('one that %s finds none', async (_, segment) => {
  expect(await judge(segment, spectrum)).toBe('no-speech');
});

test('one to which all voices are one, or each sound another, does not distinguish voices', async () => {
  const same = () => Promise.resolve(Float32Array.from({ length: 8 }, () => Math.sqrt(1 / 8)));
  expect(await judge(loudness(1e-4), same)).toBe('no-voices');
  let nth = 0;
  const random = () => {
    nth += 1;
    return Promise.resolve(Float32Array.from({ length: 64 }, (_, at) => (at === nth ? 1 : 0)));
  };
  expect(await judge(loudness(1e-4), random)).toBe('no-voices');
});

const classes = ['/m/04rlf', '/m/09x0r'];
const sounds = (speechOf: (frames: Float32Array) => number, names: readonly string[] = classes) =>
  judgeSoundModel(
    { classes: names, classify: (frames) => Promise.resolve(Float32Array.of(0.2, speechOf(frames))) },
    sound,
  );
/** A tone is the same in every frame. */
const isMoving = (frames: Float32Array) => {
  const at = (frame: number) => frames[frame * voiceModelBands + 10] ?? 0;
  const count = frames.length / voiceModelBands;
  let change = 0;
  for (let frame = 1; frame < count; frame += 1) change += Math.abs(at(frame) - at(frame - 1)) / count;
  return change > 0.2;
};

test('a model of sounds passes where speech is speech and a tone is not', async () => {
  expect(await sounds((frames) => (isMoving(frames) ? 0.8 : 0.1))).toBe('right');
  expect(await sounds(() => 0.8)).toBe('no-speech');
  expect(await sounds(() => 0.01)).toBe('no-speech');
  expect(await sounds((frames) => (isMoving(frames) ? 0.8 : 0.1), ['/m/04rlf', '/m/0bt9lr'])).toBe('no-speech');
});
