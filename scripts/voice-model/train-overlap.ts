/**
 * Trains the network that tells two voices at once from one, on the speech that scripts/sound-model/make-sound.ts put into
 * FOLDER, and writes it where the analysis reads it: `node scripts/voice-model/train-overlap.ts FOLDER`.
 * tests/bench/overlap.ts measures it on voices it never heard.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createStatistics, mapBands, statisticsCount, windowFrames } from '#services/acoustics/window-statistics.ts';
import { overlapFrames } from '#services/analyses/speakers/overlap-frames.ts';
import { voiceMelFramesOf } from '#services/analyses/speakers/voice-statistics.ts';
import { between, createRandom, levelOf, levelled, pick, recorded } from '../sound-model/samples.ts';
import { trainNetwork, writeNetwork, type NetworkExample } from '../sound-model/train-network.ts';

const [folder = ''] = process.argv.slice(2);
const steps = Number(process.env['STEPS'] ?? 4000);
const pieces = Number(process.env['PIECES'] ?? 1400);
const hidden = 32;
const random = createRandom(17);
const pieceSeconds = 10;
const hop = 25;
/** Both speak at least so long in a window of a second, or at most so long. */
const [enough, little] = [450, 80] as const;
const rate = 16_000;

/** Those of flite are for measuring only. */
const files = readdirSync(path.join(folder, 'speech'))
  .filter((name) => !name.startsWith('flite'))
  .map((name) => path.join(folder, 'speech', name));

function load(file: string): Float32Array {
  const bytes = readFileSync(file);
  const all = Float32Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(2 * i) / 32_768);
  const count = pieceSeconds * rate;
  const from = Math.floor(random() * Math.max(1, all.length - count));
  return all.subarray(from, from + count);
}

/** Of each 10 ms, whether the voice sounds. */
function speaks(samples: Float32Array): Uint8Array {
  const limit = levelOf(samples) * 0.25;
  return Uint8Array.from({ length: Math.floor(samples.length / 160) }, (_, nth) =>
    Number(levelOf(samples.subarray(nth * 160, nth * 160 + 160)) > limit),
  );
}

/** The other voice now and then, for half a second to three seconds. */
function nowAndThen(samples: Float32Array): Float32Array {
  const out = new Float32Array(samples.length);
  for (let at = Math.round(between(random, 0, 2) * rate); at < samples.length;) {
    const length = Math.round(between(random, 0.5, 3) * rate);
    out.set(samples.subarray(at, at + length), at);
    at += length + Math.round(between(random, 0.3, 2.5) * rate);
  }
  return out;
}

const statistics = createStatistics();
const examples: NetworkExample[] = [];
const ones: number[] = [];
const twos: number[] = [];
for (let nth = 0; nth < pieces; nth += 1) {
  const one = levelled(load(pick(random, files)), -22);
  const other = levelled(load(pick(random, files)), -22 + between(random, -7, 7)).subarray(0, one.length);
  const kind = random();
  // One alone, one after the other, or one over the other.
  const second = kind < 0.3 ? new Float32Array(one.length) : nowAndThen(other);
  const first = kind >= 0.3 && kind < 0.5 ? one.map((value, i) => (second[i] === 0 ? value : 0)) : one;
  const [a, b] = [speaks(first), speaks(second)];
  const sum = recorded(
    first.map((value, i) => value + (second[i] ?? 0)),
    random,
  );
  const { frames: bands, count } = voiceMelFramesOf(sum);
  const frames = overlapFrames(bands, count);
  for (let at = 0; at + windowFrames <= a.length; at += hop) {
    let [both, any] = [0, 0];
    for (let frame = at; frame < at + windowFrames; frame += 1) {
      both += 10 * (a[frame] ?? 0) * (b[frame] ?? 0);
      any += 10 * Math.max(a[frame] ?? 0, b[frame] ?? 0);
    }
    if (any < 400 || (both > little && both < enough)) continue;
    const part = frames.subarray(at * mapBands, (at + windowFrames) * mapBands);
    if (part.length < windowFrames * mapBands) break;
    const input = new Float32Array(statisticsCount);
    statistics(part, input);
    (both >= enough ? twos : ones).push(examples.length);
    examples.push({ input, wanted: [Number(both >= enough)] });
  }
}
console.log(ones.length, 'windows of one voice,', twos.length, 'of two');
writeNetwork({
  numbers: trainNetwork({ examples, draw: () => pick(random, random() < 0.5 ? ones : twos), hidden, steps, random }),
  hidden,
  title: 'What tells two voices at once from one, as scripts/voice-model/train-overlap.ts made it',
  target: path.resolve(import.meta.dirname, '../../electron/services/analyses/speakers/overlap-network.ts'),
});
