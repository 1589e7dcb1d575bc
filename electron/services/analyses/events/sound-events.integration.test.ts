import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { soundEvents } from '#shared/analyses/sound-events.ts';
import { openSoundModel } from '#native/lib/onnx/sound-model.ts';
import * as made from '#native/test/sound-model.fixture.ts';
import { marginMs, stretchMs } from '../analyzer.ts';
import { parametersOf } from '../analyzers.ts';
import { eventFrames } from './event-frames.ts';
import { soundEventsAnalyzer } from './sound-events-analyzer.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'звуки-'));
afterAll(() => rmSync(dir, { recursive: true }));
type Sounding = Parameters<typeof made.soundOfTones>[1];

/** As the queue cuts it; seconds. */
async function found(seconds: number, sounding: Sounding, folder = made.writeSoundModel(path.join(dir, 'модель'))) {
  const pcm = made.soundOfTones(seconds, sounding);
  const parameters = parametersOf(soundEventsAnalyzer, { model: folder, modelHash: 'ff' });
  const annotations = [];
  for (let startMs = 0; startMs < seconds * 1000; startMs += stretchMs) {
    const endMs = Math.min(seconds * 1000, startMs + stretchMs);
    const fromMs = Math.max(0, startMs - marginMs);
    const samples = pcm.subarray(fromMs * 16, (endMs + marginMs) * 16);
    const times = { startMs, endMs, fromMs };
    annotations.push(
      ...(await soundEventsAnalyzer.analyse({ reads: 'sound', ...times, samples }, parameters)).annotations,
    );
  }
  const whole = { durationMs: seconds * 1000, kept: [], annotations, context: null };
  return await soundEventsAnalyzer.conclude!(whole, parameters);
}
/** To a second. */
const aboutSecond = (at: number) => expect.toSatisfy((value: number) => Math.abs(value - at) <= 1) as number;
const spans = ({ annotations }: Awaited<ReturnType<typeof found>>) =>
  annotations!.map(({ kind, value, startMs, endMs }) => [kind, value, startMs / 1000, endMs / 1000]);

describe('frames', () => {
  const file = path.resolve('native/test/sound-model-frames.reference.json');
  const reference = JSON.parse(readFileSync(file, 'utf8')) as { frames: number; data: readonly number[] };
  /** The sound that the reference was made of. */
  const samples = Float32Array.from({ length: 2400 }, (_, n) => {
    const tones =
      8000 * Math.sin((2 * Math.PI * 440 * n) / 16_000) + 3000 * Math.sin((2 * Math.PI * 3000 * n) / 16_000 + 1);
    return Math.round(tones + 2000 * (((n * 7919) % 1000) / 1000 - 0.5)) / 32_768;
  });

  test('are those of the reference to 1e-5, mirrored at both ends', () => {
    const frames = eventFrames(samples);
    expect(frames.length).toBe(reference.frames * 80);
    const differences = reference.data.map((value, at) => Math.abs(value - (frames[at] ?? Number.NaN)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1e-5);
  });

  test('ten seconds have a thousand', () => {
    expect(eventFrames(new Float32Array(160_000)).length).toBe(1000 * 80);
  });
});

test('sounds are found where they are, each by itself, also over each other', async () => {
  const concluded = await found(30, [
    ['dog', 3, 5],
    ['siren', 9, 18],
    ['phone-ring', 15, 17],
    ['dog', 22, 23],
  ]);
  expect(spans(concluded)).toEqual([
    ['event', 'dog', aboutSecond(3), aboutSecond(5)],
    ['event', 'siren', aboutSecond(9), aboutSecond(18)],
    ['event', 'phone-ring', aboutSecond(15), aboutSecond(17)],
    ['event', 'dog', aboutSecond(22), aboutSecond(23)],
  ]);
  expect(concluded.summary).toEqual({ durationMs: 30_000, events: 4, dog: 2, siren: 1, 'phone-ring': 1 });
  for (const { value, score } of concluded.annotations!) {
    expect(score).toBeGreaterThanOrEqual(soundEvents[value as 'dog'].threshold);
  }
});

test('a sound over the border of two stretches is one, and pauses of two seconds are part of it', async () => {
  const concluded = await found(320, [
    ['siren', 290, 310],
    ['dog', 100, 103],
    ['dog', 104.5, 107],
  ]);
  expect(spans(concluded).map(([, value]) => value)).toEqual(['dog', 'siren']);
});

test('silence and noise are no sounds, and a recording shorter than a second is analysed', async () => {
  expect(spans(await found(12, []))).toEqual([]);
  expect(spans(await found(0.7, [['siren', 0, 0.7]]))).toEqual([['event', 'siren', 0, 0.7]]);
});

test('answers may be probabilities or what a sigmoid makes them of', async () => {
  const sounding: Sounding = [['siren', 2, 8]];
  const logits = { [made.soundModelFiles.network]: made.toneTagger({ isProbability: false }) };
  const other = await found(10, sounding, made.writeSoundModel(path.join(dir, 'logits'), logits));
  const one = await found(10, sounding);
  expect(spans(other)).toEqual(spans(one));
  expect(other.annotations![0]!.score).toBeCloseTo(one.annotations![0]!.score!, 5);
});

test('without a model it says which one is needed', () => {
  expect(() => parametersOf(soundEventsAnalyzer, {})).toThrow(expect.objectContaining({ code: 'sound-model-missing' }));
});

test('a list of classes that are not AudioSet’s is refused', async () => {
  const classes = made.soundClasses().replaceAll('/m/', '/other/');
  const folder = made.writeSoundModel(path.join(dir, 'foreign'), { [made.soundModelFiles.classes]: classes });
  await expect(found(5, [['dog', 1, 4]], folder)).rejects.toMatchObject({ code: 'bad-model' });
});

test.each<readonly [string, Record<string, Uint8Array | string>]>([
  ['a file of another format', { [made.soundModelFiles.network]: 'RIFF' }],
  ['a cut file', { [made.soundModelFiles.network]: made.toneTagger().subarray(0, 300) }],
  ['a network of other classes', { [made.soundModelFiles.network]: made.toneTagger({ classes: 521 }) }],
  ['a list that is cut', { [made.soundModelFiles.classes]: made.soundClasses(400) }],
  ['a list that is none', { [made.soundModelFiles.classes]: 'RIFF\nRIFF\n' }],
  ['a second network', { 'model.onnx': made.toneTagger() }],
])('%s is refused before it is run', async (name, changed) => {
  const folder = made.writeSoundModel(path.join(dir, name), changed);
  await expect(openSoundModel(folder)).rejects.toMatchObject({ code: 'bad-model' });
});
