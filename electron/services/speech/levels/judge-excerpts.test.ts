import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PoorSound } from '#shared/recognition/sound-check.ts';
import { poorSoundSentence } from '#shared/text/sound-sentences.ts';
import { excerptsOf, judgeExcerpt, judgeExcerpts, type JudgedExcerpt } from './judge-excerpts.ts';

const wav = readFileSync('tests/fixtures/speech/mixed01.wav');
const from = wav.indexOf('data', 12, 'latin1') + 8;
const voice = Float32Array.from({ length: 160_000 }, (_, i) => wav.readInt16LE(from + 2 * (i % 300_000)) / 32_768);
const hour = 3_600_000;
const judgedOf = (samples: Float32Array) => judgeExcerpt({ startMs: 0, endMs: 10_000 }, samples);
const byDb = (db: number) => judgedOf(voice.map((sample) => sample * 10 ** (db / 20)));
const good = judgedOf(voice);
const quiet = byDb(-36);
const quieter = byDb(-40);
const cut = judgedOf(voice.map((sample) => Math.max(-1, Math.min(1, sample * 30))));
const dropping = judgedOf(voice.map((sample, i) => (i % 1000 < 200 ? 0 : sample)));
const silence = judgedOf(new Float32Array(160_000));

function judged(...sounds: readonly JudgedExcerpt[]) {
  const places = excerptsOf(hour);
  return judgeExcerpts(sounds.map((one, nth) => ({ ...one, ...places[nth] })));
}

test('four places of ten seconds lie spread over a recording, and within it', () => {
  const places = excerptsOf(hour);
  expect(places.map(({ startMs }) => startMs)).toEqual([445_000, 1_345_000, 2_245_000, 3_145_000]);
  expect(places.every(({ startMs, endMs }) => endMs - startMs === 10_000)).toBe(true);
  expect(excerptsOf(12_000).every(({ startMs, endMs }) => startMs >= 0 && endMs <= 12_000)).toBe(true);
});

test('of a good voice, of silence and of one bad moment nothing is said', () => {
  expect(judged(good, good, good, good).faults).toEqual([]);
  expect(judged(silence, silence, silence, silence).faults).toEqual([]);
  expect(judged(good, quieter, good, good).faults).toEqual([]);
  expect(judged(silence, silence, quieter, silence).faults).toEqual([]);
});

test('what is quiet in half of the places that sound is quiet, and the quietest place is chosen', () => {
  const found = judged(silence, quiet, quieter, good);
  expect(found.faults).toContain('quiet');
  expect(found.startMs).toBe(excerptsOf(hour)[2]?.startMs);
  expect(judged(good, good, quiet, good).faults).not.toContain('quiet');
});

test('two clipped places are enough', () => {
  expect(judged(good, cut, good, cut).faults).toEqual(['clipped']);
  expect(judged(good, cut, good, good).faults).toEqual([]);
});

test('drop-outs are distinguished from pauses', () => {
  expect(judged(good, dropping, dropping, good).faults).toEqual(['dropouts']);
});

test.each([
  [
    ['quiet'],
    ['level'],
    'Very quiet. The level is raised before recognition.',
    'Очень тихо. Перед распознаванием звук усиливается.',
  ],
  [['quiet'], [], 'Very quiet. Raise the level?', 'Очень тихо. Усилить звук?'],
  [
    ['clipped'],
    ['level'],
    'Clipped: peaks were cut off. Restore them?',
    'Перегрузка: вершины срезаны. Восстановить их?',
  ],
  [
    ['noisy'],
    ['level'],
    'Much noise under the speech: expect more errors.',
    'Сильный шум под речью: ошибок будет больше.',
  ],
  [
    ['quiet', 'noisy', 'telephone'],
    [],
    'Very quiet. Raise the level? Also: noise, telephone.',
    'Очень тихо. Усилить звук? Ещё: шум, телефон.',
  ],
] as const)('%s with %s is said in one sentence', (faults, treatments, english, russian) => {
  const sound: PoorSound = { faults, treatments, startMs: 0, endMs: 10_000 };
  expect(poorSoundSentence(sound, 'en')).toBe(english);
  expect(poorSoundSentence(sound, 'ru')).toBe(russian);
});
