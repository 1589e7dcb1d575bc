/**
 * Learns the built-in voice map from synthetic voices and writes it where the analysis reads it:
 * `node scripts/voice-model/train.ts FOLDER`, the folder being filled with voices first. Needs espeak-ng and ffmpeg.
 * A linear map that keeps what differs between voices and drops what differs within one (LDA). See README.md.
 */
import { hash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { voiceFramesOf, voiceStatistics, voiceStatisticsCount } from '#services/analyses/speakers/voice-statistics.ts';
import {
  between,
  createRandom,
  decodeFile,
  levelled,
  makeNoise,
  bandLimited,
  pick,
  recorded,
} from '../sound-model/samples.ts';
import { eigen } from './eigen.ts';

const [folder = ''] = process.argv.slice(2);
const dimensions = Number(process.env['DIMENSIONS'] ?? 48);
const root = path.resolve(import.meta.dirname, '../..');
const random = createRandom(3);
/** Voices that no part of the training uses: the measurements speak with them. */
export const heldOut = new Set([
  'f2',
  'm3',
  'f4',
  'm5',
  'm7',
  'f5',
  'linda',
  'Andy',
  'Gene',
  'steph',
  'max',
  'boris',
  'Annie',
  'Lee',
  'robert',
  'belinda',
]);

const sentencesOf = (file: string) =>
  readFileSync(path.join(root, 'docs', file), 'utf8')
    .replaceAll(/[`*_|#[\]()<>]/g, ' ')
    .split(/[.\n]/)
    .map((line) => line.trim())
    .filter((line) => line.length > 20 && line.length < 160);
const english = [...sentencesOf('guide.md'), ...sentencesOf('reliability.md')];
const russian = sentencesOf('guide.ru.md');
const variants = readdirSync('/usr/lib/x86_64-linux-gnu/espeak-ng-data/voices/!v')
  .filter((name) => !name.includes(' ') && !heldOut.has(name))
  .toSorted();

mkdirSync(folder, { recursive: true });
const files: { readonly voice: string; readonly file: string }[] = [];
for (const variant of variants) {
  for (const pitch of [35, 50, 68]) {
    for (const language of ['en-us', 'ru', 'en-gb']) {
      const voice = `${variant}-${pitch}`;
      const file = path.join(folder, `${voice}-${language}.wav`);
      const text = Array.from({ length: 4 }, () => pick(random, language === 'ru' ? russian : english)).join('. ');
      const speed = between(random, 135, 190).toFixed(0);
      if (!existsSync(file))
        spawnSync('espeak-ng', ['-v', `${language}+${variant}`, '-p', String(pitch), '-s', speed, '-w', file, text]);
      if (existsSync(file)) files.push({ voice, file });
    }
  }
}
for (const [voice, flags] of Object.entries({
  kal: '(voice_kal_diphone)',
  ked: '(voice_ked_diphone)',
  slt: '(voice_cmu_us_slt_arctic_hts)',
  msu: '(voice_msu_ru_nsh_clunits)',
})) {
  for (let nth = 0; nth < 3; nth += 1) {
    const file = path.join(folder, `festival-${voice}-${nth}.wav`);
    const text = Array.from({ length: 3 }, () => pick(random, voice === 'msu' ? russian : english)).join('. ');
    if (!existsSync(file)) spawnSync('text2wave', ['-eval', flags, '-o', file], { input: text });
    if (existsSync(file)) files.push({ voice: `festival-${voice}`, file });
  }
}

const inputs = voiceStatisticsCount;
const rows: { readonly voice: string; readonly values: Float32Array }[] = [];
for (const { voice, file } of files) {
  const samples = decodeFile(file, 14);
  if (samples.length < 32_000) continue;
  const copies = [levelled(samples, -20), recorded(samples, random), noisy(samples)];
  for (const copy of copies) {
    const frames = voiceFramesOf(copy);
    for (let from = 0; from + 150 <= frames.count; from += 90) {
      const values = new Float32Array(inputs);
      voiceStatistics(frames, from, from + 150, values);
      rows.push({ voice, values });
    }
  }
}

function noisy(samples: Float32Array): Float32Array {
  const noise = levelled(
    makeNoise(pick(random, ['coloured', 'fan', 'white']), samples.length / 16_000, random),
    -20 - between(random, 8, 30),
  );
  const limited = random() < 0.5 ? bandLimited(samples, 3400, 300) : samples;
  return levelled(limited, -20).map((value, i) => value + (noise[i] ?? 0));
}

const byVoice = Map.groupBy(rows, ({ voice }) => voice);
console.log(rows.length, 'windows of', byVoice.size, 'voices');
const mean = new Float64Array(inputs);
for (const { values } of rows) values.forEach((value, i) => (mean[i] = (mean[i] ?? 0) + value / rows.length));
const within = new Float64Array(inputs * inputs);
const betweenVoices = new Float64Array(inputs * inputs);
const add = (to: Float64Array, vector: Float64Array, weight: number) => {
  for (let i = 0; i < inputs; i += 1) {
    const value = (vector[i] ?? 0) * weight;
    for (let j = 0; j < inputs; j += 1) to[i * inputs + j] = (to[i * inputs + j] ?? 0) + value * (vector[j] ?? 0);
  }
};
for (const some of byVoice.values()) {
  const own = new Float64Array(inputs);
  for (const { values } of some) values.forEach((value, i) => (own[i] = (own[i] ?? 0) + value / some.length));
  for (const { values } of some)
    add(
      within,
      Float64Array.from(values, (value, i) => value - (own[i] ?? 0)),
      1 / some.length / byVoice.size,
    );
  add(
    betweenVoices,
    own.map((value, i) => value - (mean[i] ?? 0)),
    1 / byVoice.size,
  );
}
let trace = 0;
for (let i = 0; i < inputs; i += 1) trace += within[i * inputs + i] ?? 0;
// Bands and pitch are of different size: each is held up by a part of its own variance and a little of the mean one.
for (let i = 0; i < inputs; i += 1)
  within[i * inputs + i] = (within[i * inputs + i] ?? 0) * 1.03 + (i < 160 ? (trace / inputs) * 0.02 : 1e-4);
const { values: variances, vectors } = eigen(within, inputs);
const whitening = new Float64Array(inputs * inputs);
for (let i = 0; i < inputs; i += 1)
  for (let k = 0; k < inputs; k += 1)
    whitening[i * inputs + k] = (vectors[i * inputs + k] ?? 0) / Math.sqrt(variances[k] ?? 1);
const product = (a: Float64Array, b: Float64Array, isTransposed: boolean) => {
  const out = new Float64Array(inputs * inputs);
  for (let i = 0; i < inputs; i += 1)
    for (let k = 0; k < inputs; k += 1) {
      const value = isTransposed ? (a[k * inputs + i] ?? 0) : (a[i * inputs + k] ?? 0);
      if (value !== 0)
        for (let j = 0; j < inputs; j += 1)
          out[i * inputs + j] = (out[i * inputs + j] ?? 0) + value * (b[k * inputs + j] ?? 0);
    }
  return out;
};
const spread = eigen(product(whitening, product(betweenVoices, whitening, false), true), inputs);
const order = [...spread.values.keys()]
  .toSorted((a, b) => (spread.values[b] ?? 0) - (spread.values[a] ?? 0))
  .slice(0, dimensions);
const map = product(whitening, spread.vectors, false);
const numbers = Float32Array.from([
  ...mean,
  ...Array.from({ length: inputs }, (_, i) => order.map((k) => map[i * inputs + k] ?? 0)).flat(),
]);
const halves = new Uint8Array(numbers.length * 2);
const view = new DataView(halves.buffer);
numbers.forEach((value, i) => view.setFloat16(2 * i, value, true));
writeFileSync(
  path.join(root, 'electron/services/analyses/speakers/voice-map.ts'),
  `/** The built-in voice map as scripts/voice-model/train.ts made it: 16-bit floats in base64. Not to be edited. */
export const voiceDimensions = ${dimensions};
export const voiceHash = '${hash('sha256', halves)}';

/** The mean of each statistic, then the map by statistic. */
export function voiceNumbers(): Float32Array {
  const bytes = Buffer.from(base64, 'base64');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => view.getFloat16(2 * i, true));
}

const base64 = [
${Buffer.from(halves)
  .toString('base64')
  .match(/.{1,110}/g)
  ?.map((line) => `  '${line}',`)
  .join('\n')}
].join('');
`,
);
console.log('written', numbers.length, 'numbers');
