import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inShort } from '../support/in-short.ts';
import { curveOfTexts, type RecognisedText } from '../bench/review.ts';
import { requireErrorsFirst } from './require-errors-first.ts';
import { wordErrorRate } from './word-error-rate.ts';
import { testServices, type TestServices } from '#services/wiring/services.fixture.ts';

const speech = path.resolve('tests/fixtures/speech');
const samples = path.resolve('resources/samples');
const names = [...Array.from({ length: 12 }, (_, i) => `short${String(i + 1).padStart(2, '0')}`), 'words'];
const files = [...names.map((name) => path.join(speech, `${name}.wav`)), path.join(samples, 'interview.wav')];

interface Reference {
  readonly utterances: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

let app: TestServices;
beforeAll(async () => {
  app = await testServices();
});
afterAll(() => app.end());

function reference(file: string): { text: string; startsMs: number[]; endsMs: number[] } {
  const { utterances } = JSON.parse(readFileSync(file.replace('.wav', '.json'), 'utf8')) as Reference;
  return {
    text: utterances.map((one) => one.text).join(' '),
    startsMs: utterances.map((one) => one.start * 1000),
    endsMs: utterances.map((one) => one.end * 1000),
  };
}

function goldenText(file: string): string {
  const golden = path.resolve('tests/fixtures/golden', `${path.basename(file, '.wav')}.json`);
  return (JSON.parse(readFileSync(golden, 'utf8')) as { text: string }).text;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

describe('against whisper-cli with the same model', () => {
  const total = { ours: 0, theirs: 0, words: 0 };
  const lines: string[] = [];
  const texts: RecognisedText[] = [];

  test.each(files)('%s is recognised as well, and its times are right', { timeout: 120_000 }, async (file) => {
    const [recording] = await app.transcribe(file);
    expect(recording).toMatchObject({ state: 'done', language: 'en' });
    const { text, startsMs, endsMs } = reference(file);
    const ours = wordErrorRate(text, app.text(recording!.id));
    const theirs = wordErrorRate(text, goldenText(file));
    // A word more or less is chance in a recording of twenty; all together must hold.
    expect(ours.errors).toBeLessThanOrEqual(theirs.errors + Math.max(1, 0.01 * ours.words));
    total.ours += ours.errors;
    total.theirs += theirs.errors;
    total.words += ours.words;

    const found = [...app.library.segments.iterate(recording!.transcriptId!)];
    texts.push({ segments: found, reference: text });
    const words = found.flatMap((segment) => segment.words);
    const offMs = [
      ...startsMs.map((atMs) => Math.min(...words.map(({ startMs }) => Math.abs(startMs - atMs)))),
      ...endsMs.map((atMs) => Math.min(...words.map(({ endMs }) => Math.abs(endMs - atMs)))),
    ];
    expect(median(offMs)).toBeLessThanOrEqual(100);
    const errors = `${ours.errors} (whisper-cli ${theirs.errors}) of ${ours.words} words`;
    lines.push(`${path.basename(file)}: ${errors}, words off by ${median(offMs).toFixed(0)} ms`);
  });

  test('over all recordings the error rate is at most half a point above', () => {
    lines.push(`all: ${total.ours} (whisper-cli ${total.theirs}) of ${total.words} words`);
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(total.words).toBeGreaterThan(480);
    expect(total.ours / total.words).toBeLessThanOrEqual(total.theirs / total.words + 0.005);
  });

  test('the first tenth of the words in the order of review holds most of the errors', async () => {
    requireErrorsFirst(await curveOfTexts('clean', texts));
  });
});

test('segments and words are in order, inside each other and inside the recording', () => {
  for (const recording of app.library.recordings.list({ offset: 0, limit: 200, bin: false }).rows) {
    let endMs = 0;
    for (const segment of app.library.segments.iterate(recording.transcriptId!)) {
      expect(segment.startMs).toBeGreaterThanOrEqual(endMs - 1);
      expect(segment.endMs).toBeGreaterThan(segment.startMs);
      expect(segment.endMs).toBeLessThanOrEqual(recording.durationMs! + 20);
      expect(segment.words.map((word) => word.text).join(' ')).toBe(segment.text);
      let at = segment.startMs;
      for (const word of segment.words) {
        expect(word.startMs).toBeGreaterThanOrEqual(at);
        expect(word.endMs).toBeLessThanOrEqual(segment.endMs);
        at = word.endMs;
      }
      ({ endMs } = segment);
    }
  }
});

// What each format is decoded to is tested without recognition in electron/services/media.
const formats = [
  ['mp3', '-c:a libmp3lame'],
  ['m4a', '-c:a aac'],
  ['opus', '-c:a libopus'],
  ['ogg', '-c:a libvorbis'],
  ['mp4', '-f lavfi -i testsrc=d=11:s=160x120 -shortest -pix_fmt yuv420p -c:v mpeg4 -c:a aac'],
  ['flac', '-c:a flac'],
] as const;

test.each(inShort(formats))('%s is decoded and recognised', async (extension, how) => {
  const file = path.join(app.dir, `запись ${extension}.${extension}`);
  const args = [
    '-nostdin',
    '-y',
    '-v',
    'error',
    '-i',
    path.join(speech, 'short05.wav'),
    ...how.split(' '),
    '-ar',
    '48000',
    '-ac',
    '2',
    file,
  ];
  execFileSync('ffmpeg', args);
  const [recording] = await app.transcribe(file);
  expect(recording).toMatchObject({ state: 'done', hasVideo: extension === 'mp4' });
  expect(
    wordErrorRate(readFileSync(path.join(speech, 'short05.txt'), 'utf8'), app.text(recording!.id)).rate,
  ).toBeLessThan(0.15);
});
