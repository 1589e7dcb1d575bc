/** How good a sound is, by stretches of ten seconds: level, clipping, noise under the speech, bandwidth, drop-outs. */
import { createFourier } from '#services/acoustics/fourier.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';

const rate = 16_000;
const blockMs = 10_000;
const frame = 320;
export const qualityValues = ['quiet', 'clipped', 'noisy', 'telephone', 'dropouts'] as const;

/** The loud part of a block is quieter than this, dB of full scale. */
const quietDb = -42;
/** Of all samples, at the ends of the scale in a row. */
const clippedShare = 0.000_3;
/** Between the loud and the quiet parts of a block. */
const noisyDb = 12;
/** Less of the energy lies above 3.8 kHz, against what lies below it. */
const telephoneDb = -38;
/** Runs of digital silence inside of sound, at least this long and at most that. */
const dropoutMs = [8, 400] as const;
const minDropouts = 3;
const steepSample = 300;

export interface BlockQuality {
  /** Of the loud part (90 % of the frames are quieter), dB of full scale. */
  readonly levelDb: number;
  /** Of the quiet part (10 %). */
  readonly floorDb: number;
  readonly clippedShare: number;
  /** Energy above 3.8 kHz against the rest, dB. */
  readonly highDb: number;
  readonly dropoutCount: number;
}

export function qualityOf(samples: Int16Array): BlockQuality {
  const levels: number[] = [];
  let clipped = 0;
  let run = 0;
  let dropouts = 0;
  let zeros = 0;
  let before = 0;
  for (let at = 0; at + frame <= samples.length; at += frame) {
    let sum = 0;
    for (let i = at; i < at + frame; i += 1) {
      const value = samples[i] ?? 0;
      sum += value * value;
      run = Math.abs(value) >= 32_700 ? run + 1 : 0;
      if (run >= 3) clipped += 1;
      if (value === 0) {
        zeros += 1;
        continue;
      }
      const ms = (zeros * 1000) / rate;
      // Sound that fades into silence and out of it is no drop-out: both edges are steep.
      const isSteep = Math.abs(before) > steepSample && Math.abs(value) > steepSample;
      if (isSteep && ms >= dropoutMs[0] && ms <= dropoutMs[1]) dropouts += 1;
      zeros = 0;
      before = value;
    }
    levels.push(10 * Math.log10(sum / frame / 32_768 ** 2 + 1e-12));
  }
  levels.sort((a, b) => a - b);
  const at = (share: number) => levels[Math.floor(share * (levels.length - 1))] ?? -120;
  return {
    levelDb: at(0.9),
    floorDb: at(0.1),
    clippedShare: clipped / Math.max(1, samples.length),
    highDb: highBandDb(samples),
    dropoutCount: dropouts,
  };
}

function highBandDb(samples: Int16Array): number {
  const size = 512;
  const fourier = createFourier(size);
  const [one, other] = [new Float64Array(size), new Float64Array(size)];
  const powers = [new Float64Array(size / 2), new Float64Array(size / 2)] as const;
  let [low, high] = [1e-9, 1e-9];
  const edge = Math.round((3800 * size) / rate);
  for (let at = 0; at + 2 * size <= samples.length; at += 8 * size) {
    for (let i = 0; i < size; i += 1) {
      const shape = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size);
      one[i] = (samples[at + i] ?? 0) * shape;
      other[i] = (samples[at + size + i] ?? 0) * shape;
    }
    fourier.powersOf(one, other, powers);
    for (const power of powers) {
      for (let bin = 6; bin < size / 2; bin += 1) {
        if (bin < edge) low += power[bin] ?? 0;
        else high += power[bin] ?? 0;
      }
    }
  }
  return 10 * Math.log10(high / low);
}

/** What is to be said of each block of a stretch; `samples` are the stretch's own. */
export function qualityAnnotations(samples: Int16Array, startMs: number, endMs: number): readonly NewAnnotation[] {
  const found: NewAnnotation[] = [];
  for (let fromMs = startMs; fromMs < endMs; fromMs += blockMs) {
    const toMs = Math.min(endMs, fromMs + blockMs);
    const first = ((fromMs - startMs) * rate) / 1000;
    const block = samples.subarray(first, first + ((toMs - fromMs) * rate) / 1000);
    if (block.length < rate / 2) continue;
    const quality = qualityOf(block);
    const { levelDb, floorDb } = quality;
    const add = (value: (typeof qualityValues)[number], reason: string) =>
      found.push({ startMs: fromMs, endMs: toMs, kind: 'quality', value, score: null, reason });
    if (levelDb < -65) continue; // silence is no poor recording
    if (levelDb < quietDb) add('quiet', `${Math.round(levelDb)} dB`);
    if (quality.clippedShare > clippedShare) add('clipped', `${(quality.clippedShare * 100).toFixed(2)} %`);
    if (levelDb - floorDb < noisyDb) add('noisy', `${Math.round(levelDb - floorDb)} dB`);
    if (quality.highDb < telephoneDb) add('telephone', `${Math.round(quality.highDb)} dB`);
    if (quality.dropoutCount >= minDropouts) add('dropouts', String(quality.dropoutCount));
  }
  return found;
}
