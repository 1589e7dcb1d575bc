import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { EngineSegment } from '#native/lib/types.ts';
import { presetDecoding } from '#services/speech/presets.ts';
import { timelineOf } from '#services/speech/timeline.ts';
import type { Recognizer } from '../recognizer.ts';
import { transcribeTrack } from '../transcribe-track.ts';

/** “My name is Daniel Cooper.” */
const pcm = samplesOf('interview.wav', 11.4, 13.5);

function samplesOf(name: string, fromSeconds: number, toSeconds: number): Int16Array {
  const bytes = readFileSync(path.resolve('resources/samples', name));
  const at = (seconds: number) => bytes.byteOffset + 44 + 2 * Math.round(16_000 * seconds);
  return new Int16Array(bytes.buffer.slice(at(fromSeconds), at(toSeconds)));
}

const word = (text: string, startMs: number, endMs: number, probability = 0.99) => {
  return { text, startMs, endMs, probability };
};
const misheard = [
  word('My', 230, 400),
  word('name', 400, 650),
  word('is', 650, 800),
  word('the', 800, 900, 0.4),
  word('manual', 900, 1300, 0.4),
  word('over.', 1300, 1850, 0.5),
];

/** What becomes of words that the engine recognised, as a job does it. */
async function textOf(terms: readonly string[], more: { words?: typeof misheard; soundsLike?: string } = {}) {
  const { words = misheard, soundsLike } = more;
  const text = words.map((one) => one.text).join(' ');
  const figures = { noSpeechProbability: 0, averageLogProbability: -0.3, temperature: 0 };
  const segments: readonly EngineSegment[] = [{ startMs: 0, endMs: 1850, text, ...figures, words }];
  const recognizer = {
    details: async () => await Promise.resolve({ canScore: true }),
    run: async () => await Promise.resolve({ segments }),
  } as unknown as Recognizer;
  const sound = { pcm, timeline: timelineOf([{ at: 0, from: 0, length: pcm.length }]), voice: [] };
  const spelt = soundsLike === undefined ? {} : { soundsLike: new Map([[terms[0]!, [soundsLike]]]) };
  const wanted = { language: 'en', translate: false, prompt: '', threads: 1, decoding: presetDecoding.fast, terms };
  const read = await transcribeTrack(sound, { ...wanted, ...spelt }, recognizer, () => {});
  return read.segments.map((segment) => segment.text).join(' ');
}

test('an English name that was said takes the place of what was recognised, and only where it is expected', async () => {
  expect(await textOf([])).toBe('My name is the manual over.');
  expect(await textOf(['Oslo', 'Daniel'])).toBe('My name is the Daniel over.');
  expect(await textOf(['Daniel Cooper'])).toBe('My name is the Daniel Cooper.');
});

test('names that were not said are put in nowhere', async () => {
  const terms = ['Oslo', 'Boris', 'Helen', 'Nathan', 'Peter', 'Amy', 'Carter', 'Emmanuel', 'Oliver', 'Neil'];
  expect(await textOf(terms)).toBe('My name is the manual over.');
});

test('what the model is sure of stays', async () => {
  const words = misheard.map((one) => ({ ...one, probability: 0.95 }));
  expect(await textOf(['Daniel'], { words })).toBe('My name is the manual over.');
});

test('a term is found by the pronunciation given for it', async () => {
  expect(await textOf(['Dnjl'])).toBe('My name is the manual over.');
  expect(await textOf(['Dnjl'], { soundsLike: 'Daniel' })).toBe('My name is the Dnjl over.');
});
