/** Sound of files and of formulas for the recipes: 16 kHz, one channel, full scale 1. */
import { spawnSync } from 'node:child_process';

export const rate = 16_000;
export type Random = () => number;

/** The same numbers for the same seed, 0…1. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const between = (random: Random, low: number, high: number) => low + random() * (high - low);
export function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

export function decodeFile(path: string, seconds = 0, fromSeconds = 0): Float32Array {
  const part = [
    ...(fromSeconds > 0 ? ['-ss', String(fromSeconds)] : []),
    '-i',
    path,
    ...(seconds > 0 ? ['-t', String(seconds)] : []),
  ];
  const run = spawnSync('ffmpeg', ['-v', 'error', ...part, '-ac', '1', '-ar', String(rate), '-f', 's16le', '-'], {
    maxBuffer: 2 ** 30,
  });
  const bytes = run.stdout ?? Buffer.alloc(0);
  return Float32Array.from({ length: bytes.length >> 1 }, (_, i) => bytes.readInt16LE(2 * i) / 32_768);
}

export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const value of samples) sum += value * value;
  return Math.sqrt(sum / Math.max(1, samples.length)) + 1e-9;
}

/** To a level in dB of full scale. */
export function levelled(samples: Float32Array, db: number): Float32Array {
  const gain = 10 ** (db / 20) / levelOf(samples);
  return samples.map((value) => value * gain);
}

function gaussian(random: Random): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
}

/** White noise through one pole (negative: bright) and a slow movement. */
export function coloured(count: number, random: Random, pole: number): Float32Array {
  const out = new Float32Array(count);
  let last = 0;
  for (let i = 0; i < count; i += 1) {
    last = gaussian(random) * (1 - Math.abs(pole)) + pole * last;
    out[i] = last;
  }
  return out;
}

/** A resonance of two poles at `hz`. */
export function resonant(input: Float32Array, hz: number, width: number): Float32Array {
  const r = Math.exp((-Math.PI * width) / rate);
  const c = 2 * r * Math.cos((2 * Math.PI * hz) / rate);
  const out = new Float32Array(input.length);
  let [one, two] = [0, 0];
  for (let i = 0; i < input.length; i += 1) {
    const value = (input[i] ?? 0) + c * one - r * r * two;
    two = one;
    one = value;
    out[i] = value;
  }
  return levelled(out, -20);
}

export const noiseKinds = [
  'white',
  'coloured',
  'band',
  'bands',
  'hum',
  'pulse',
  'swell',
  'clicks',
  'engine',
  'beep',
  'wind',
  'steps',
  'static',
  'fan',
] as const;
export type NoiseKind = (typeof noiseKinds)[number];

interface NoiseTools {
  readonly count: number;
  readonly random: Random;
  readonly draw: (low: number, high: number) => number;
  readonly mapped: (make: (i: number) => number) => Float32Array;
}

const time = (i: number) => i / rate;

/** Noise of one kind, its with freshly drawn parameters. */
export function makeNoise(kind: NoiseKind, seconds: number, random: Random): Float32Array {
  const count = Math.round(seconds * rate);
  return makers[kind]({
    count,
    random,
    draw: (low, high) => between(random, low, high),
    mapped: (make) => Float32Array.from({ length: count }, (_, i) => make(i)),
  });
}

const makers: Readonly<Record<NoiseKind, (tools: NoiseTools) => Float32Array>> = {
  white: ({ count, random }) => coloured(count, random, 0),
  coloured: ({ count, random, draw }) => coloured(count, random, draw(-0.6, 0.98)),
  band: ({ count, random, draw }) => resonant(coloured(count, random, 0), draw(100, 5500), draw(60, 1500)),
  bands({ count, random, draw, mapped }) {
    const base = coloured(count, random, draw(0, 0.9));
    const parts = [1, 2, 3].map(() => resonant(base, draw(120, 6000), draw(20, 400)));
    return mapped((i) => parts.reduce((sum, part) => sum + (part[i] ?? 0), 0));
  },
  hum({ count, random, draw, mapped }) {
    const hz = pick(random, [50, 60, 100, 120]);
    const slope = draw(0.4, 1.6);
    const phases = Array.from({ length: 24 }, () => random() * 6.28);
    const base = coloured(count, random, 0.5);
    const share = draw(0.02, 0.4);
    const tone = (i: number, k: number, phase: number) =>
      Math.sin(2 * Math.PI * hz * (k + 1) * time(i) + phase) / (k + 1) ** slope;
    return mapped((i) => phases.reduce((sum, phase, k) => sum + tone(i, k, phase), 0) + share * (base[i] ?? 0));
  },
  pulse({ count, random, draw, mapped }) {
    const [hz, sharp] = [draw(0.3, 6), draw(1, 6)];
    const base = coloured(count, random, draw(-0.4, 0.9));
    return mapped((i) => (base[i] ?? 0) * (0.04 + Math.max(0, Math.sin(2 * Math.PI * hz * time(i))) ** sharp));
  },
  swell({ count, random, draw, mapped }) {
    const hz = draw(0.03, 0.3);
    const base = coloured(count, random, draw(0, 0.95));
    return mapped((i) => (base[i] ?? 0) * (1.05 + Math.sin(2 * Math.PI * hz * time(i))));
  },
  clicks: (tools) => knocks(tools, 1 / tools.draw(1, 14), [15, 400]),
  steps: (tools) => knocks(tools, tools.draw(0.35, 0.7), [300, 1400]),
  engine: (tools) => motor(tools, tools.draw(0.5, 3)),
  fan: (tools) => motor(tools, tools.draw(2, 8)),
  beep({ count, random, draw, mapped }) {
    const [hz, other, often, share] = [draw(300, 3200), draw(1, 1.6), draw(0.3, 4), draw(0.2, 0.8)];
    const base = coloured(count, random, 0);
    const tone = (i: number) => Math.sin(2 * Math.PI * hz * time(i)) + Math.sin(2 * Math.PI * hz * other * time(i));
    return mapped((i) => ((often * time(i)) % 1 < share ? tone(i) : 0) + 0.02 * (base[i] ?? 0));
  },
  wind({ count, random, draw, mapped }) {
    const base = resonant(coloured(count, random, draw(0.7, 0.98)), draw(150, 900), draw(80, 500));
    const slow = coloured(Math.ceil(count / 800) + 2, random, 0.97);
    return mapped((i) => {
      const place = i / 800;
      const low = slow[Math.floor(place)] ?? 0;
      return (base[i] ?? 0) * Math.exp(12 * (low + ((slow[Math.floor(place) + 1] ?? 0) - low) * (place % 1)));
    });
  },
  static({ count, random, draw, mapped }) {
    const base = coloured(count, random, 0.3);
    const rare = draw(0.0005, 0.004);
    return mapped((i) => 0.05 * (base[i] ?? 0) + (random() < rare ? gaussian(random) * 2 : 0));
  },
};

function knocks({ count, random, draw }: NoiseTools, every: number, decays: readonly [number, number]): Float32Array {
  const out = coloured(count, random, 0.5).map((value) => value * 0.01);
  for (let at = every; at < count / rate - 0.1; at += every * draw(0.7, 1.3)) {
    const decay = draw(...decays);
    const pole = draw(-0.3, 0.9);
    let last = 0;
    for (let i = 0; i < 1600; i += 1) {
      last = gaussian(random) + pole * last;
      const place = Math.round(at * rate) + i;
      out[place] = (out[place] ?? 0) + last * Math.exp(-i / decay);
    }
  }
  return out;
}

function motor({ count, random, draw, mapped }: NoiseTools, share: number): Float32Array {
  const base = coloured(count, random, draw(0.5, 0.97));
  const [hz, wobble, depth] = [draw(20, 140), draw(0.02, 0.8), draw(0, 0.3)];
  let phase = 0;
  return mapped((i) => {
    phase += (2 * Math.PI * hz * (1 + depth * Math.sin(2 * Math.PI * wobble * time(i)))) / rate;
    let sum = 0;
    for (let k = 1; k < 16; k += 1) sum += Math.sin(phase * k) / k;
    return sum * 0.2 + share * (base[i] ?? 0);
  });
}

/** Tilted, band-limited as a telephone or a poor codec, with a floor of noise, at some level: what microphones do to sound. */
export function recorded(samples: Float32Array, random: Random): Float32Array {
  let out = samples;
  if (random() < 0.4) {
    const tilt = between(random, -0.7, 0.7);
    let last = 0;
    out = out.map((value) => {
      const result = value - tilt * last;
      last = value;
      return result;
    });
  }
  if (random() < 0.35) out = bandLimited(out, pick(random, [3400, 3400, 4000, 5500, 7000]), random() < 0.6 ? 300 : 60);
  if (random() < 0.25) out = echoed(out, random);
  const floor =
    random() < 0.5 ? makeNoise(pick(random, ['white', 'coloured', 'fan', 'hum']), out.length / rate, random) : null;
  const ready = levelled(out, between(random, -38, -14));
  if (floor === null) return ready;
  const quiet = levelled(floor, between(random, -75, -45));
  return ready.map((value, i) => value + (quiet[i] ?? 0));
}

export function bandLimited(samples: Float32Array, highHz: number, lowHz: number): Float32Array {
  let out: Float32Array = samples;
  for (let pass = 0; pass < 3; pass += 1) {
    const low = Math.exp((-2 * Math.PI * highHz) / rate);
    const high = Math.exp((-2 * Math.PI * lowHz) / rate);
    let [kept, before, result] = [0, 0, 0];
    out = out.map((value) => {
      kept = value * (1 - low) + low * kept;
      result = high * (result + kept - before);
      before = kept;
      return result;
    });
  }
  return out;
}

function echoed(samples: Float32Array, random: Random): Float32Array {
  const taps = Array.from({ length: 12 }, () => ({
    delay: Math.round(between(random, 80, 4000)),
    gain: between(random, -0.25, 0.25),
  }));
  return samples.map((value, i) =>
    taps.reduce((sum, { delay, gain }) => sum + gain * Math.exp(-delay / 2500) * (samples[i - delay] ?? 0), value),
  );
}
