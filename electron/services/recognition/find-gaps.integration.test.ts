import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { decode } from '#services/media/decode.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';
import { createBuiltInDetector } from '#services/speech/detect/built-in-detector.ts';
import { speechWindows, type SpeechSpan } from '#services/speech/speech-windows.ts';
import { findGaps } from './find-gaps.ts';

const speech = path.resolve('tests/fixtures/speech');
const recordings = [
  ...readdirSync(speech)
    .filter((name) => name.endsWith('.wav'))
    .map((name) => path.join(speech, name)),
  path.resolve('resources/samples/interview.wav'),
];

interface Truth {
  readonly utterances: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}
const truthOf = (file: string) =>
  (JSON.parse(readFileSync(file.replace('.wav', '.json'), 'utf8')) as Truth).utterances.map((said) => ({
    startMs: said.start * 1000,
    endMs: said.end * 1000,
    text: said.text,
    words: [],
    isEdited: false,
    marks: [],
  }));

const rules = { threshold: 0.5, paddingMs: 300, isEverything: false, channelCount: 1 } as const;

async function speechOfPieces(pieces: AsyncIterable<Int16Array>): Promise<readonly SpeechSpan[]> {
  let speech: readonly SpeechSpan[] = [];
  const windows = speechWindows(pieces, { ...rules, detector: createBuiltInDetector() }, (all) => (speech = all));
  for await (const _ of windows);
  return speech;
}

async function speechIn(file: string): Promise<readonly SpeechSpan[]> {
  const how = {
    ffmpeg: 'ffmpeg',
    source: { track: 0, format: '', startSeconds: 0 },
    channels: 1,
    signal: AbortSignal.timeout(30_000),
  };
  const preparer = new SoundPreparer({ channelCount: 1, channels: null, isApart: false });
  return await speechOfPieces(
    (async function* () {
      for await (const piece of decode(file, how)) yield preparer.add(piece);
      yield preparer.end();
    })(),
  );
}

async function speechOf(seconds: number, sample: (at: number) => number): Promise<readonly SpeechSpan[]> {
  return await speechOfPieces(
    (async function* () {
      yield Int16Array.from({ length: seconds * 16_000 }, (_, at) => sample(at));
    })(),
  );
}

test.each(recordings.map((file) => [path.basename(file), file]))(
  '%s with its whole text has no hole',
  async (_, file) => {
    expect(findGaps(await speechIn(file), truthOf(file))).toEqual([]);
  },
);

test('whatever 4.8 s or more of text are taken away, the hole is found where they were', async () => {
  let gaps = 0;
  for (const file of recordings) {
    const [spans, said] = [await speechIn(file), truthOf(file)];
    for (let at = 0; at + 1 < said.length; at += 1) {
      const [from, to] = [said[at]!.startMs, said[at + 1]!.endMs];
      const spokenMs = said[at]!.endMs - from + to - said[at + 1]!.startMs;
      if (spokenMs < 4800) continue;
      const found = findGaps(
        spans,
        said.filter((_, index) => index !== at && index !== at + 1),
      );
      expect(found.length, `${path.basename(file)} without ${from}–${to}`).toBe(1);
      expect(found[0]!.startMs).toBeGreaterThan(from - 1000);
      expect(found[0]!.endMs).toBeLessThan(to + 1000);
      gaps += 1;
    }
  }
  expect(gaps).toBeGreaterThan(10);
});

test('a text that stops early has a tail, and one that is empty lacks everything', async () => {
  const file = path.resolve('resources/samples/interview.wav');
  const [spans, said] = [await speechIn(file), truthOf(file)];
  const tail = findGaps(spans, said.slice(0, 20));
  expect(tail.map(({ place }) => place)).toEqual(['tail']);
  expect(tail[0]!.startMs).toBeGreaterThan(said[19]!.endMs - 500);
  expect(tail[0]!.endMs).toBeGreaterThan(said.at(-1)!.endMs - 1000);
  const everything = findGaps(spans, []);
  expect(everything.map(({ place }) => place)).toEqual(['everything']);
});

test('silence, noise, a tone, a constant offset and clicks are no speech', async () => {
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  expect(await speechOf(70, () => 0)).toEqual([]);
  expect(await speechOf(70, () => 12_000)).toEqual([]);
  expect(await speechOf(70, () => (random() - 0.5) * 20_000)).toEqual([]);
  expect(await speechOf(70, (at) => 8000 * Math.sin(at * 0.2))).toEqual([]);
  const clicks = await speechOf(70, (at) => (at % 24_000 < 160 ? 20_000 * (random() - 0.5) : 4 * (random() - 0.5)));
  expect(findGaps(clicks, [])).toEqual([]);
});

test('a pause within a segment that its words leave open counts as without text', () => {
  const speechSpans = [{ startMs: 0, endMs: 20_000, soundMs: 15_000 }];
  const words = [0, 500, 19_000].map((startMs) => ({ startMs, endMs: startMs + 400, text: 'word', probability: 1 }));
  const segment = { startMs: 0, endMs: 20_000, text: 'word word word', words, isEdited: false, marks: [] };
  expect(findGaps(speechSpans, [segment])).toEqual([
    { startMs: 1300, endMs: 18_600, place: 'between', isRedone: false },
  ]);
  expect(findGaps(speechSpans, [{ ...segment, isEdited: true }])).toEqual([]);
});
