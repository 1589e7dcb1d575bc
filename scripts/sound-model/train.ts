/**
 * Trains the sound map's network on the folder that make-sound.ts filled and writes it where the analysis reads it:
 * `node scripts/sound-model/train.ts FOLDER`. The same folder gives the same network; tests/bench/sounds.ts measures it.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createStatistics, mapBands, statisticsCount, windowFrames } from '#services/acoustics/window-statistics.ts';
import { melFramesOf } from '#services/analyses/sounds/sound-map.ts';
import { between, createRandom, levelOf, pick, recorded, type Random } from './samples.ts';
import { trainNetwork, writeNetwork } from './train-network.ts';

const [folder = ''] = process.argv.slice(2);
const hidden = 64;
const steps = Number(process.env['STEPS'] ?? 5000);
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

writeNetwork({
  numbers: trainNetwork({
    examples: examples.map(({ input, speech, music }) => ({ input, wanted: [speech, music] })),
    draw,
    hidden,
    steps,
    random,
  }),
  hidden,
  title: 'The sound map’s network as scripts/sound-model/train.ts made it',
  target: path.resolve(import.meta.dirname, '../../electron/services/analyses/sounds/sound-network.ts'),
});
