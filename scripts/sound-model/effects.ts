/** Short sounds as games, toys and devices make them, by formula: no voice and no tune, though they have a pitch. */
import { between, coloured, levelled, makeNoise, pick, rate, resonant, type Random } from './samples.ts';

export const effectKinds = ['sweeps', 'bells', 'bubbles', 'scratches', 'squeaks', 'springs', 'bursts'] as const;
export type EffectKind = (typeof effectKinds)[number];

/** Sounds of one kind with irregular pauses between them, over a faint floor of noise. */
export function makeEffects(kind: EffectKind, seconds: number, random: Random): Float32Array {
  const floor = levelled(makeNoise(pick(random, ['white', 'coloured', 'fan']), seconds, random), -70);
  const longestPause = between(random, 0.1, 1.5);
  for (let at = 0; at < floor.length; at += Math.round(between(random, 0.03, longestPause) * rate)) {
    const one = levelled(effects[kind](random), between(random, -26, -14));
    for (let i = 0; i < one.length; i += 1) floor[at + i] = (floor[at + i] ?? 0) + (one[i] ?? 0);
    at += one.length;
  }
  return floor.slice(0, Math.round(seconds * rate));
}

function shaped(seconds: number, make: (t: number, part: number) => number): Float32Array {
  const count = Math.max(1, Math.round(seconds * rate));
  return Float32Array.from({ length: count }, (_, i) => {
    const edge = Math.min(1, i / 80, (count - 1 - i) / 160);
    return edge * make(i / rate, i / count);
  });
}

/** The sine, or a square or saw of few partials, of a pitch that moves from `from` to `to` Hz. */
function glide(random: Random, seconds: number, from: number, to: number): Float32Array {
  const partials = pick(random, [1, 1, 2, 5]);
  const curve = between(random, 0.5, 2);
  let phase = 0;
  return shaped(seconds, (_, part) => {
    phase += (2 * Math.PI * from * (to / from) ** (part ** curve)) / rate;
    let sum = 0;
    for (let k = 1; k <= partials; k += 1) sum += Math.sin(phase * k) / k;
    return sum;
  });
}

const effects: Readonly<Record<EffectKind, (random: Random) => Float32Array>> = {
  sweeps: (random) => glide(random, between(random, 0.06, 1), between(random, 120, 4000), between(random, 120, 4000)),
  bells(random) {
    const hz = between(random, 250, 2500);
    const partials = Array.from({ length: 5 }, (_, k) => ({
      hz: hz * (k + 1) ** between(random, 0.9, 1.4),
      decay: between(random, 3, 30),
      gain: between(random, 0.1, 1) / (k + 1),
    }));
    return shaped(between(random, 0.2, 1.4), (t) =>
      partials.reduce((sum, one) => sum + one.gain * Math.exp(-one.decay * t) * Math.sin(2 * Math.PI * one.hz * t), 0),
    );
  },
  bubbles(random) {
    const hz = between(random, 200, 1500);
    return glide(random, between(random, 0.02, 0.15), hz, hz * between(random, 1.2, 3)).map(
      (value, i) => value * Math.exp(-i / between(random, 500, 530)),
    );
  },
  scratches(random) {
    const seconds = between(random, 0.05, 0.6);
    const noise = coloured(Math.ceil(seconds * rate), random, between(random, -0.6, 0.6));
    const [hz, depth] = [between(random, 2, 30), between(random, 0, 1)];
    const rough = random() < 0.5 ? noise : resonant(noise, between(random, 600, 6000), between(random, 200, 2500));
    return shaped(
      seconds,
      (t) => (rough[Math.round(t * rate)] ?? 0) * (1 - depth * Math.abs(Math.sin(Math.PI * hz * t))),
    );
  },
  squeaks(random) {
    const [hz, wobble, depth] = [between(random, 500, 3000), between(random, 3, 40), between(random, 0.02, 0.5)];
    const partials = pick(random, [1, 3, 6]);
    let phase = 0;
    return shaped(between(random, 0.05, 0.5), (t) => {
      phase += (2 * Math.PI * hz * (1 + depth * Math.sin(2 * Math.PI * wobble * t))) / rate;
      let sum = 0;
      for (let k = 1; k <= partials; k += 1) sum += Math.sin(phase * k) / k;
      return sum;
    });
  },
  springs(random) {
    const [hz, wobble, decay] = [between(random, 80, 600), between(random, 8, 30), between(random, 2, 10)];
    let phase = 0;
    return shaped(between(random, 0.3, 1), (t) => {
      phase += (2 * Math.PI * hz * (1 + 0.4 * Math.sin(2 * Math.PI * wobble * t))) / rate;
      return Math.exp(-decay * t) * (Math.sin(phase) + 0.4 * Math.sin(2 * phase) + 0.2 * Math.sin(3 * phase));
    });
  },
  bursts(random) {
    const seconds = between(random, 0.08, 1.5);
    const noise = coloured(Math.ceil(seconds * rate), random, between(random, 0, 0.95));
    const [rise, decay] = [between(random, 0.002, 0.2), between(random, 2, 25)];
    return shaped(
      seconds,
      (t) => (noise[Math.round(t * rate)] ?? 0) * Math.min(1, t / rise) * Math.exp(-decay * Math.max(0, t - rise)),
    );
  },
};
