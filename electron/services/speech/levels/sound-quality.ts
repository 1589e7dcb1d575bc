/** How good ten seconds of sound are: level, clipping, noise under the speech, bandwidth, drop-outs. */
import type { SoundFault } from '#shared/recognition/sound-check.ts';
import { createFourier } from '#services/acoustics/fourier.ts';

const rate = 16_000;
const frame = 320;
/** Silence is no poor recording. */
const silentDb = -65;

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

export interface FoundFault {
  readonly fault: SoundFault;
  /** What was measured. */
  readonly reason: string;
  /** How bad it is; more is worse, of one fault only. */
  readonly badness: number;
}

/** True where there is nothing to judge. */
export function isSilent({ levelDb }: BlockQuality): boolean {
  return levelDb < silentDb;
}

/** What is wrong with a block; nothing with silence. */
export function faultsOf(quality: BlockQuality): readonly FoundFault[] {
  if (isSilent(quality)) return [];
  const { levelDb, floorDb, highDb, dropoutCount } = quality;
  const found: FoundFault[] = [];
  const add = (fault: SoundFault, reason: string, badness: number) => found.push({ fault, reason, badness });
  if (levelDb < quietDb) add('quiet', `${Math.round(levelDb)} dB`, -levelDb);
  if (quality.clippedShare > clippedShare) {
    add('clipped', `${(quality.clippedShare * 100).toFixed(2)} %`, quality.clippedShare);
  }
  if (levelDb - floorDb < noisyDb) add('noisy', `${Math.round(levelDb - floorDb)} dB`, floorDb - levelDb);
  if (highDb < telephoneDb) add('telephone', `${Math.round(highDb)} dB`, -highDb);
  if (dropoutCount >= minDropouts) add('dropouts', String(dropoutCount), dropoutCount);
  return found;
}
