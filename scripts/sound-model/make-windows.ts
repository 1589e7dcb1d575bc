/**
 * Cuts the sound of the folder that make-sound.ts filled into windows of a second, as they are and with each other, worse and over
 * room noise, for train.py: `node scripts/sound-model/make-windows.ts FOLDER OUT SEED`. Writes OUT/SEED.frames (each window's mel
 * frames, 16-bit floats) and OUT/SEED.json (what is in each: speech, music, kind and source).
 */
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { mapBands, windowFrames } from '#services/acoustics/window-statistics.ts';
import { melFramesOf } from '#services/analyses/sounds/sound-map.ts';
import { between, createRandom, levelOf, pick, recorded, type Random } from './samples.ts';

const [folder = '', out = '', seed = '1'] = process.argv.slice(2);
const random = createRandom(Number(seed));
const hop = 50;
mkdirSync(out, { recursive: true });

const kinds = ['speech', 'music', 'noise'] as const;
type Kind = (typeof kinds)[number];

interface Label {
  /** 0…1. */
  readonly speech: number;
  readonly music: number;
  /** The kind and, after a space, the source; each source has its share of its kind in training. */
  readonly group: string;
}

const labels: Label[] = [];
const frameFile = openSync(path.join(out, `${seed}.frames`), 'w');

function keep(frames: Float32Array, label: Label): void {
  const halves = new DataView(new ArrayBuffer(frames.length * 2));
  frames.forEach((value, i) => halves.setFloat16(2 * i, value, true));
  writeSync(frameFile, halves);
  labels.push(label);
}

function load(file: string): Float32Array {
  const bytes = readFileSync(file);
  return Float32Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(2 * i) / 32_768);
}

const files = Object.fromEntries(
  kinds.map((kind) => [kind, readdirSync(path.join(folder, kind)).map((name) => path.join(folder, kind, name))]),
) as Record<Kind, string[]>;

/**
 * Keeps the windows of a sound. Where `own`, what the label is of, is much quieter than it is on the whole, it is a pause: left out,
 * or, where there is nothing of it at all, the room by itself.
 */
function keepWindows(samples: Float32Array, own: Float32Array, label: Label): void {
  const frames = melFramesOf(samples);
  const level = levelOf(own);
  const count = Math.floor((frames.length / mapBands - windowFrames) / hop) + 1;
  for (let nth = 0; nth < count; nth += 1) {
    const window = frames.subarray(nth * hop * mapBands, (nth * hop + windowFrames) * mapBands);
    const share = levelOf(own.subarray(nth * hop * 160, nth * hop * 160 + 16_000)) / level;
    if (share >= 0.3 || label.group.startsWith('noise')) keep(window, label);
    else if (share < 0.003 && label.group.startsWith('speech '))
      keep(window, { speech: 0, music: 0, group: 'noise pause' });
  }
}

const groupOf = (file: string) =>
  path
    .basename(file)
    .split('-')
    .slice(0, 2)
    .join('-')
    .replace(/\d+\.s16$/, '');

/** Words and single syllables by themselves with pauses between them, and music that is driven hard. */
function varied(kind: Kind, samples: Float32Array, random_: Random): Float32Array {
  if (kind === 'music' && random_() < 0.35) {
    const drive = between(random_, 2, 12) / (levelOf(samples) * 3);
    return samples.map((value) => Math.tanh(value * drive));
  }
  const drawn = random_();
  if (kind !== 'speech' || drawn > 0.5) return samples;
  return drawn < 0.25
    ? pieces(samples, { piece: [0.25, 0.9], pause: [0.15, 0.7] }, random_)
    : pieces(samples, { piece: [0.14, 0.5], pause: [0.4, 1.6] }, random_);
}

interface PieceLengths {
  /** In seconds, the shortest and the longest. */
  readonly piece: readonly [number, number];
  readonly pause: readonly [number, number];
}

/** Parts of a sound with silence between them; 15 ms of fading on either side. */
function pieces(samples: Float32Array, { piece, pause }: PieceLengths, random_: Random): Float32Array {
  const fade = 240;
  const out = new Float32Array(samples.length);
  for (let at = 0; at < samples.length;) {
    const part = samples.slice(at, at + Math.round(between(random_, ...piece) * 16_000));
    for (let i = 0; i < Math.min(fade, part.length); i += 1) {
      part[i] = ((part[i] ?? 0) * i) / fade;
      part[part.length - 1 - i] = ((part[part.length - 1 - i] ?? 0) * i) / fade;
    }
    out.set(part, at);
    at += part.length + Math.round(between(random_, ...pause) * 16_000);
  }
  return out;
}

function single(kind: Kind, file: string, random_: Random): void {
  const own = varied(kind, load(file), random_);
  const source = kind === 'speech' ? (path.basename(file).split('-')[0] ?? '') : groupOf(file);
  keepWindows(recorded(own, random_), own, {
    speech: Number(kind === 'speech'),
    music: Number(kind === 'music'),
    group: `${kind} ${source}`,
  });
}

function mixed(random_: Random): void {
  const other: Kind = random_() < 0.7 ? 'music' : 'noise';
  const speech = load(pick(random_, files.speech)).subarray(0, 160_000);
  const beneath = load(pick(random_, files[other])).subarray(0, speech.length);
  if (beneath.length < 32_000) return;
  const db = between(random_, -4, 26);
  const gain = levelOf(speech) / levelOf(beneath) / 10 ** (db / 20);
  const whole = recorded(
    speech.map((value, i) => value + gain * (beneath[i % beneath.length] ?? 0)),
    random_,
  );
  const isHeard = db < 22;
  keepWindows(whole, speech, {
    speech: 1,
    music: other === 'music' ? (isHeard ? 1 : 0.5) : 0,
    group: `speech+${other}`,
  });
}

for (const kind of kinds) {
  for (const file of files[kind]) single(kind, file, random);
  for (const file of files[kind]) if (random() < 0.5) single(kind, file, random);
}
for (let nth = 0; nth < 700; nth += 1) mixed(random);
closeSync(frameFile);
writeFileSync(path.join(out, `${seed}.json`), JSON.stringify(labels));
console.log(labels.length, 'windows');
