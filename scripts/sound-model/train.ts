/**
 * Trains the sound map's network on the folder that make-sound.ts filled and writes it where the analysis reads it:
 * `node scripts/sound-model/train.ts FOLDER`. The same folder gives the same network; tests/bench/sounds.ts measures it.
 */
import { hash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createStatistics, mapBands, statisticsCount, windowFrames } from '#services/acoustics/window-statistics.ts';
import { melFramesOf } from '#services/analyses/sounds/sound-map.ts';
import { between, createRandom, levelOf, pick, recorded, type Random } from './samples.ts';

const [folder = ''] = process.argv.slice(2);
const hidden = 64;
const answers = 2;
const steps = Number(process.env['STEPS'] ?? 5000);
const batch = 192;
const random = createRandom(4);
const hop = 50;

interface Example {
  readonly input: Float32Array;
  readonly speech: number;
  readonly music: number;
  readonly group: string;
}

const kinds = ['speech', 'music', 'noise'] as const;
type Kind = (typeof kinds)[number];

function load(file: string): Float32Array {
  const bytes = readFileSync(file);
  return Float32Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(2 * i) / 32_768);
}

const files = Object.fromEntries(
  kinds.map((kind) => [kind, readdirSync(path.join(folder, kind)).map((name) => path.join(folder, kind, name))]),
) as Record<Kind, string[]>;

const statistics = createStatistics();

/** Windows of a sound; those are left out in which `own` is much quieter than it is on the whole: pauses. */
function* windowsOf(samples: Float32Array, own: Float32Array, isQuietKept: boolean): Generator<Float32Array> {
  const frames = melFramesOf(samples);
  const level = levelOf(own);
  const count = Math.floor((frames.length / mapBands - windowFrames) / hop) + 1;
  for (let nth = 0; nth < count; nth += 1) {
    const part = own.subarray(nth * hop * 160, nth * hop * 160 + 16_000);
    if (!isQuietKept && levelOf(part) < level * 0.3) continue;
    const input = new Float32Array(statisticsCount);
    statistics(frames.subarray(nth * hop * mapBands, (nth * hop + windowFrames) * mapBands), input);
    yield input;
  }
}

const groupOf = (file: string) =>
  path
    .basename(file)
    .split('-')
    .slice(0, 2)
    .join('-')
    .replace(/\d+\.s16$/, '');

/** Words by themselves with pauses between them, and music that is driven hard. */
function varied(kind: Kind, samples: Float32Array, random_: Random): Float32Array {
  if (kind === 'music' && random_() < 0.35) {
    const drive = between(random_, 2, 12) / (levelOf(samples) * 3);
    return samples.map((value) => Math.tanh(value * drive));
  }
  if (kind !== 'speech' || random_() > 0.3) return samples;
  const out = new Float32Array(samples.length);
  for (let at = 0; at < samples.length;) {
    const length = Math.round(between(random_, 0.25, 0.9) * 16_000);
    out.set(samples.subarray(at, at + length), at);
    at += length + Math.round(between(random_, 0.15, 0.7) * 16_000);
  }
  return out;
}

function single(kind: Kind, file: string, random_: Random): Example[] {
  const samples = recorded(varied(kind, load(file), random_), random_);
  const group = `${kind} ${kind === 'speech' ? path.basename(file).split('-')[0] : groupOf(file)}`;
  return [...windowsOf(samples, samples, kind === 'noise')].map((input) => ({
    input,
    speech: Number(kind === 'speech'),
    music: Number(kind === 'music'),
    group,
  }));
}

function mixed(random_: Random): Example[] {
  const other: Kind = random_() < 0.7 ? 'music' : 'noise';
  const speech = load(pick(random_, files.speech)).subarray(0, 160_000);
  const beneath = load(pick(random_, files[other])).subarray(0, speech.length);
  if (beneath.length < 32_000) return [];
  const db = between(random_, -4, 26);
  const gain = levelOf(speech) / levelOf(beneath) / 10 ** (db / 20);
  const whole = recorded(
    speech.map((value, i) => value + gain * (beneath[i % beneath.length] ?? 0)),
    random_,
  );
  const isHeard = db < 22;
  return [...windowsOf(whole, speech, false)].map((input) => ({
    input,
    speech: 1,
    music: other === 'music' ? (isHeard ? 1 : 0.5) : 0,
    group: `speech+${other}`,
  }));
}

console.log('reading');
const examples: Example[] = [];
for (const kind of kinds) {
  for (const file of files[kind]) examples.push(...single(kind, file, random));
  for (const file of files[kind]) if (random() < 0.5) examples.push(...single(kind, file, random));
}
for (let nth = 0; nth < 700; nth += 1) examples.push(...mixed(random));
console.log(examples.length, 'windows');

const means = new Float64Array(statisticsCount);
const deviations = new Float64Array(statisticsCount);
for (const { input } of examples) input.forEach((value, i) => (means[i] = (means[i] ?? 0) + value / examples.length));
for (const { input } of examples)
  input.forEach(
    (value, i) => (deviations[i] = (deviations[i] ?? 0) + (value - (means[i] ?? 0)) ** 2 / examples.length),
  );
deviations.forEach((value, i) => (deviations[i] = Math.sqrt(value) + 1e-3));
const scaled = examples.map(({ input }) =>
  Float32Array.from(input, (value, i) => (value - (means[i] ?? 0)) / (deviations[i] ?? 1)),
);

/** Each kind has its share of a batch, each group its part of that. */
const share: Readonly<Record<string, number>> = {
  speech: 0.26,
  music: 0.27,
  noise: 0.22,
  'speech+music': 0.2,
  'speech+noise': 0.07,
};
const byKind = Map.groupBy(examples.keys(), (i) => examples[i]?.group.split(' ')[0] ?? '');
const groups = new Map(
  [...byKind].map(([kind, indices]) => [kind, [...Map.groupBy(indices, (i) => examples[i]?.group ?? '').values()]]),
);
function draw(): number {
  let at = random();
  for (const [kind, part] of Object.entries(share)) {
    at -= part;
    if (at <= 0) return pick(random, pick(random, groups.get(kind) ?? []));
  }
  return pick(random, pick(random, groups.get('noise') ?? []));
}

const normal = () => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
const inputs = statisticsCount;
const parameters = [
  Float64Array.from({ length: inputs * hidden }, () => normal() * Math.sqrt(2 / inputs)),
  new Float64Array(hidden),
  Float64Array.from({ length: hidden * answers }, () => normal() * Math.sqrt(2 / hidden)),
  new Float64Array(answers),
] as const;
const [first, firstBias, second, secondBias] = parameters;
const gradients = parameters.map((one) => new Float64Array(one.length));
const moments = parameters.map((one) => [new Float64Array(one.length), new Float64Array(one.length)] as const);
const [g1 = first, g1b = first, g2 = first, g2b = first] = gradients;
const layer = new Float64Array(hidden);
const input = new Float64Array(inputs);
let loss = 0;
for (let step = 1; step <= steps; step += 1) {
  for (const one of gradients) one.fill(0);
  for (let nth = 0; nth < batch; nth += 1) {
    const at = draw();
    const example = examples[at];
    const values = scaled[at];
    if (example === undefined || values === undefined) continue;
    for (let i = 0; i < inputs; i += 1) input[i] = random() < 0.12 ? 0 : (values[i] ?? 0) + 0.25 * normal();
    layer.set(firstBias);
    for (let i = 0; i < inputs; i += 1) {
      const value = input[i] ?? 0;
      if (value === 0) continue;
      for (let k = 0, row = i * hidden; k < hidden; k += 1) layer[k] = (layer[k] ?? 0) + value * (first[row + k] ?? 0);
    }
    const wanted = [example.speech, example.music];
    const back = new Float64Array(hidden);
    for (let a = 0; a < answers; a += 1) {
      let sum = secondBias[a] ?? 0;
      for (let k = 0; k < hidden; k += 1) sum += Math.max(0, layer[k] ?? 0) * (second[k * answers + a] ?? 0);
      const said = 1 / (1 + Math.exp(-sum));
      const want = wanted[a] ?? 0;
      loss += -(want * Math.log(said + 1e-9) + (1 - want) * Math.log(1 - said + 1e-9)) / batch / answers;
      const error = (said - want) / batch;
      g2b[a] = (g2b[a] ?? 0) + error;
      for (let k = 0; k < hidden; k += 1) {
        if ((layer[k] ?? 0) <= 0) continue;
        g2[k * answers + a] = (g2[k * answers + a] ?? 0) + error * (layer[k] ?? 0);
        back[k] = (back[k] ?? 0) + error * (second[k * answers + a] ?? 0);
      }
    }
    for (let k = 0; k < hidden; k += 1) g1b[k] = (g1b[k] ?? 0) + (back[k] ?? 0);
    for (let i = 0; i < inputs; i += 1) {
      const value = input[i] ?? 0;
      if (value === 0) continue;
      for (let k = 0, row = i * hidden; k < hidden; k += 1) g1[row + k] = (g1[row + k] ?? 0) + value * (back[k] ?? 0);
    }
  }
  const rate = 2e-3 * (step < steps * 0.6 ? 1 : step < steps * 0.85 ? 0.3 : 0.1);
  for (const [p, values] of parameters.entries()) {
    const gradient = gradients[p] ?? values;
    const [mean = values, square = values] = moments[p] ?? [];
    const decay = p % 2 === 0 ? 3e-4 : 0;
    for (let i = 0; i < values.length; i += 1) {
      const g = (gradient[i] ?? 0) + decay * (values[i] ?? 0);
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g;
      square[i] = 0.999 * (square[i] ?? 0) + 0.001 * g * g;
      values[i] =
        (values[i] ?? 0) -
        (rate * (mean[i] ?? 0)) / (1 - 0.9 ** step) / (Math.sqrt((square[i] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  if (step % 500 === 0) {
    console.log(step, (loss / 500).toFixed(4));
    loss = 0;
  }
}

const numbers = Float32Array.from([...means, ...deviations, ...first, ...firstBias, ...second, ...secondBias]);
const halves = new Uint8Array(numbers.length * 2);
const view = new DataView(halves.buffer);
numbers.forEach((value, i) => view.setFloat16(2 * i, value, true));
const target = path.resolve(import.meta.dirname, '../../electron/services/analyses/sounds/sound-network.ts');
writeFileSync(
  target,
  `/** The sound map's network as scripts/sound-model/train.ts made it: 16-bit floats in base64. Not to be edited. */
export const networkHidden = ${hidden};
export const networkHash = '${hash('sha256', halves)}';

/** In the order of small-network.ts. */
export function networkNumbers(): Float32Array {
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
